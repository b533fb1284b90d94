"""The voices page: view model, view and parts."""
