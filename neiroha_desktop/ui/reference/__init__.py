"""The reference desk: where a recording to clone is brought in, judged, mended and kept."""
