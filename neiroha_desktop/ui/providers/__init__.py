"""The providers page: view model, view and parts."""
