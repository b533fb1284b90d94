"""The K-weighting filter of ITU-R BS.1770-5 at any sample rate, over long signals in numpy alone."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Array = NDArray[np.float64]

MIN_RATE = 4000
"""Hz. Below, what the filter weighs cannot be in the signal."""

_TABLE_RATE = 48000
"""Hz, at which the recommendation gives its coefficients; at other rates the same response is to be had."""

# The analogue filters behind the tables of BS.1770-5, annex 1: the pre-filter (a shelf) and the RLB high-pass.
_SHELF_HERTZ, _SHELF_Q = 1681.974450955533, 0.7071752369554196
_SHELF_GAIN, _SHELF_BEND = 10 ** (3.999843853973347 / 20), 0.4996667741545416
_HIGH_PASS_HERTZ, _HIGH_PASS_Q = 38.13547087602444, 0.5003270373238773

_FIT_HERTZ = 1000.0
"""Where the fitted shelf meets that of 48 kHz exactly, beside both ends: the frequency of the calibration tones."""

BLOCK = 32
"""Samples that one matrix product filters at once: more cost more products per sample, fewer cost more overhead."""

# So many blocks make one of the next level; below the second number a plain loop is as quick.
_GROUP = 16
_DIRECT = 64


_UNTHREADED = 2**17
"""Multiplications in one call of BLAS that it does on one core. Source: OpenBLAS takes more from 2**18 on."""


class _Biquad(NamedTuple):
    """(b0 + b1/z + b2/z²) / (1 + a1/z + a2/z²)."""

    b: tuple[float, float, float]
    a: tuple[float, float]

    def power_at(self, hertz: float, sample_rate: int) -> float:
        """Return the squared gain at a frequency."""
        z = np.exp(-2j * np.pi * hertz / sample_rate)
        b0, b1, b2 = self.b
        return float(abs((b0 + b1 * z + b2 * z * z) / (1 + self.a[0] * z + self.a[1] * z * z)) ** 2)


class KWeighting:
    """The filter with its memory, for all channels at once; fed block by block it is one filter.

    No recursion runs through Python: within a block of samples the filter is a matrix product, and its memory from
    block to block is a scan by groups of groups, again matrix products. An hour of stereo takes a second or two.

    Args:
        sample_rate: Hz, `MIN_RATE` or more.
        channels: how many.
    """

    def __init__(self, sample_rate: int, channels: int) -> None:
        self._sample_rate = sample_rate
        self._channels = channels
        self._memory = np.zeros((channels, len(_level_at(0, sample_rate).step)))

    def filter(self, samples: NDArray[np.floating]) -> Array:
        """Return the next samples, weighted.

        Args:
            samples: shape (channels, frames), the frames a multiple of `BLOCK`.

        Returns:
            Shape (channels, frames).
        """
        # Side by side, whatever lay in between: matrix products are slow over gaps.
        blocks = samples.reshape(self._channels, -1, BLOCK).astype(np.float64, order="C")
        weighted, self._memory = self._run(0, blocks, self._memory)
        return weighted.reshape(self._channels, -1)

    def _run(self, depth: int, blocks: Array, memory: Array) -> tuple[Array, Array]:
        """Filter blocks of one level, shape (channels, blocks, width); return them and the memory after the last."""
        level = _level_at(depth, self._sample_rate)
        befores, after = self._memories(depth, _product(blocks, level.drive), memory)
        weighted = _product(blocks, level.through)
        weighted += _product(befores, level.look)
        return weighted, after

    def _memories(self, depth: int, driven: Array, memory: Array) -> tuple[Array, Array]:
        """Return the memory before each block, shape (channels, blocks, order), and the one after the last."""
        step = _level_at(depth, self._sample_rate).step
        channels, count, order = driven.shape
        whole = count // _GROUP * _GROUP if count > _DIRECT else 0
        befores = np.empty_like(driven)
        if whole:
            # What is remembered is itself the output of a filter: the scan is the same job with blocks as samples.
            grouped = driven[:, :whole].reshape(channels, -1, _GROUP * order)
            scanned, memory = self._run(depth + 1, grouped, memory)
            befores[:, :whole] = scanned.reshape(channels, whole, order)
        for number in range(whole, count):
            befores[:, number] = memory
            memory = memory @ step + driven[:, number]
        return befores, memory


class _Level(NamedTuple):
    """A linear filter over blocks: memory' = memory @ step + block @ drive; out = memory @ look + block @ through."""

    step: Array
    drive: Array
    look: Array
    through: Array


def _product(blocks: Array, matrix: Array) -> Array:
    """Return blocks @ matrix in pieces that are too small for threads.

    BLAS would start threads of its own for larger ones, which take every core from the window and, on a computer that
    is busy already, wait for each other ten times as long as one core calculates.
    """
    channels, count, width = blocks.shape
    outputs = matrix.shape[1]
    rows = max(1, _UNTHREADED // (width * outputs))
    whole = count // rows * rows
    out = np.empty((channels, count, outputs))
    np.matmul(
        blocks[:, :whole].reshape(channels, -1, rows, width),
        matrix,
        out=out[:, :whole].reshape(channels, -1, rows, outputs),
    )
    np.matmul(blocks[:, whole:], matrix, out=out[:, whole:])
    return out


@lru_cache(maxsize=16)
def _level_at(depth: int, sample_rate: int) -> _Level:
    """Return a level of the filter; to work it out takes longer than to measure a short clip with it."""
    if depth == 0:
        return _level(*_state_space(_shelf(sample_rate), _high_pass(sample_rate)), BLOCK)
    step = _level_at(depth - 1, sample_rate).step
    eye = np.eye(len(step))
    return _level(step, eye, eye, np.zeros_like(step), _GROUP)


def _level(step: Array, drive: Array, look: Array, through: Array, count: int) -> _Level:
    """Return the filter that takes `count` inputs of another one at once. Rows are inputs, columns outputs."""
    inputs, outputs = through.shape
    order = len(step)
    powers = [np.eye(order)]
    for _ in range(count):
        powers.append(powers[-1] @ step)
    all_through = np.zeros((count * inputs, count * outputs))
    for row in range(count):
        rows = slice(row * inputs, (row + 1) * inputs)
        all_through[rows, row * outputs : (row + 1) * outputs] = through
        for column in range(row + 1, count):
            columns = slice(column * outputs, (column + 1) * outputs)
            all_through[rows, columns] = drive @ powers[column - row - 1] @ look
    return _Level(
        step=powers[count],
        drive=np.concatenate([drive @ powers[count - 1 - row] for row in range(count)]),
        look=np.concatenate([powers[column] @ look for column in range(count)], axis=1),
        through=all_through,
    )


def _state_space(first: _Biquad, second: _Biquad) -> tuple[Array, Array, Array, Array]:
    """Return step, drive, look and through of two biquads one after the other (transposed direct form II)."""
    (step1, drive1, look1, through1), (step2, drive2, look2, through2) = _stage(first), _stage(second)
    step = np.block([[step1, look1 @ drive2], [np.zeros((2, 2)), step2]])
    drive = np.concatenate([drive1, through1 @ drive2], axis=1)
    look = np.concatenate([look1 @ through2, look2])
    return step, drive, look, through1 @ through2


def _stage(biquad: _Biquad) -> tuple[Array, Array, Array, Array]:
    (b0, b1, b2), (a1, a2) = biquad
    step = np.array([[-a1, -a2], [1.0, 0.0]])
    drive = np.array([[b1 - a1 * b0, b2 - a2 * b0]])
    return step, drive, np.array([[1.0], [0.0]]), np.array([[b0]])


def _table_shelf() -> _Biquad:
    """Return table 1 of the recommendation, by the formulas behind it."""
    k = np.tan(np.pi * _SHELF_HERTZ / _TABLE_RATE)
    bend = _SHELF_GAIN**_SHELF_BEND
    norm = 1 + k / _SHELF_Q + k * k
    return _Biquad(
        (
            (_SHELF_GAIN + bend * k / _SHELF_Q + k * k) / norm,
            2 * (k * k - _SHELF_GAIN) / norm,
            (_SHELF_GAIN - bend * k / _SHELF_Q + k * k) / norm,
        ),
        (2 * (k * k - 1) / norm, (1 - k / _SHELF_Q + k * k) / norm),
    )


def _shelf(sample_rate: int) -> _Biquad:
    """Return the pre-filter: the table at 48 kHz, elsewhere a filter fitted to the table's response.

    The bilinear transform alone, as most meters have it, bends the response at low rates (0.2 dB at 8 kHz). Here the
    poles are those of the analogue filter, and the zeros are such that the gain agrees at 0 Hz, at 1 kHz and at the
    highest frequency that there is (M. Vicanek, Matched Second Order Digital Filters, 2016).
    """
    table = _table_shelf()
    if sample_rate == _TABLE_RATE:
        return table
    # Poles of the analogue filter that the table's bilinear transform maps, taken over as they decay in time.
    pole = -1 / (2 * _SHELF_Q) + 1j * np.sqrt(1 - 1 / (4 * _SHELF_Q**2))
    pole = np.exp(2 * np.pi * _SHELF_HERTZ / sample_rate * pole)
    a = (float(-2 * pole.real), float(abs(pole) ** 2))
    top = min(sample_rate / 2, _TABLE_RATE / 2)
    low = (1 + a[0] + a[1]) ** 2
    high = (1 - a[0] + a[1]) ** 2
    far = np.sin(np.pi * _FIT_HERTZ / sample_rate) ** 2
    near, bent = 1 - far, 4 * far * (1 - far)
    high_gain = high * table.power_at(top, _TABLE_RATE)
    at_fit = (low * near + high * far - 4 * a[1] * bent) * table.power_at(_FIT_HERTZ, _TABLE_RATE)
    middle = (at_fit - low * near - high_gain * far) / bent
    mean = (np.sqrt(low) + np.sqrt(high_gain)) / 2
    b0 = (mean + np.sqrt(mean**2 + middle)) / 2
    return _Biquad((float(b0), float((np.sqrt(low) - np.sqrt(high_gain)) / 2), float(-middle / (4 * b0))), a)


def _high_pass(sample_rate: int) -> _Biquad:
    """Return the RLB filter; its numerator in the table, 1 -2 1, leaves a gain that is the same at every rate here."""
    k, norm = _high_pass_norm(sample_rate)
    gain = _high_pass_norm(_TABLE_RATE)[1] / norm
    return _Biquad((gain, -2 * gain, gain), (2 * (k * k - 1) / norm, (1 - k / _HIGH_PASS_Q + k * k) / norm))


def _high_pass_norm(sample_rate: int) -> tuple[float, float]:
    k = float(np.tan(np.pi * _HIGH_PASS_HERTZ / sample_rate))
    return k, 1 + k / _HIGH_PASS_Q + k * k
