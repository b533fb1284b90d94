"""What is converted keeps what was in it."""

from __future__ import annotations

import io

import numpy as np
import pytest
import soundfile

from neiroha_desktop.audio.export import convert_for

FULL_SCALE = {"PCM_16": 2**15, "PCM_24": 2**23}


@pytest.mark.parametrize("depth", ["PCM_16", "PCM_24"])
@pytest.mark.parametrize(("container", "wanted"), [("flac", "wav"), ("wav", "flac")])
def test_every_sample_survives_between_lossless_containers(container: str, wanted: str, depth: str) -> None:
    reach = FULL_SCALE[depth]
    samples = np.random.default_rng(1).integers(-reach, reach, size=(4800, 2), dtype=np.int64)
    source = (samples * (2**31 // reach)).astype(np.int32)
    file = io.BytesIO()
    soundfile.write(file, source, 24_000, format=container.upper(), subtype=depth)

    converted = convert_for(f".{wanted}", file.getvalue(), container)

    assert soundfile.info(io.BytesIO(converted)).subtype == depth
    found, rate = soundfile.read(io.BytesIO(converted), dtype="int32")
    assert rate == 24_000
    assert np.array_equal(found, source)
