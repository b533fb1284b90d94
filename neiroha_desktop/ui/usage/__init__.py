"""The usage page: view model, view and parts."""
