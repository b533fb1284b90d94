"""Characters and providers that leave as one file, and come in as one."""
