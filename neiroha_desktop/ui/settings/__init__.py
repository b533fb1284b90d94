"""The settings page: view model, view and parts."""
