"""The takes page: view model, view and parts."""
