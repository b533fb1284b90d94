"""The contract test kit, and the adapters that pass it."""
