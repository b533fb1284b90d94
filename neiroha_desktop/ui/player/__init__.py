"""The player bar: view model, view and waveform."""
