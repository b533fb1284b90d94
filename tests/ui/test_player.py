"""The player bar: one button, a waveform that is a slider, volume, devices."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Callable
from dataclasses import dataclass
from typing import Any, cast

import pytest
from PySide6.QtCore import QEvent, QObject, QPoint, Qt, QTimer
from PySide6.QtGui import QAccessible, QColor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QComboBox, QLabel, QSlider, QWidget

from neiroha_desktop.audio.tracks import Track
from neiroha_desktop.domain.errors import OutputDeviceError
from neiroha_desktop.domain.ledger import Hold, LimitKind
from neiroha_desktop.domain.messages import msg
from neiroha_desktop.domain.output_device import OutputDevice
from neiroha_desktop.domain.queue import QueueState
from neiroha_desktop.services.dispatcher import Dispatcher
from neiroha_desktop.services.playback import Playable, PlaybackService, PlaybackState
from neiroha_desktop.ui.activity import Activity
from neiroha_desktop.ui.async_command import close_commands
from neiroha_desktop.ui.messages import Messages
from neiroha_desktop.ui.player.view import PlayerBar
from neiroha_desktop.ui.player.view_model import PlayerViewModel
from neiroha_desktop.ui.player.waveform import WaveformSlider
from neiroha_desktop.ui.theme import LIGHT
from tests.ui.queue_stub import QueueStub, request
from tests.ui.silent_output import NoOutput, SilentOutput
from tests.unit.audio.signals import encode, tone

SECONDS = 4.0
# The platform without a screen has no window manager to raise a list or to give it the keyboard.
POPUP = pytest.mark.qt_log_ignore(r"plugin does not support (raise|grabbing|propagateSizeHints)", extend=True)


class SeekableOutput(SilentOutput):
    """Notes where it was sent."""

    made: SeekableOutput
    devices_there: list[OutputDevice]

    def __init__(self, on_end: Callable[[], None], on_error: Callable[[OutputDeviceError], None]) -> None:
        super().__init__(on_end, on_error)
        self.sought: list[float] = []
        self.device_ids: list[str] = []
        self.looked = 0
        self.devices_there = [OutputDevice("test:a", "Speakers", True), OutputDevice("test:b", "Headphones", False)]
        SeekableOutput.made = self

    async def devices(self) -> list[OutputDevice]:
        self.looked += 1
        return self.devices_there

    async def play(self, track: Track, *, position: float = 0.0, device_id: str = "") -> None:
        await super().play(track, position=position, device_id=device_id)
        self.device_ids.append(device_id)

    def seek(self, position: float) -> bool:
        self.sought.append(position)
        self.position = position
        return True


@dataclass
class Stand:
    """A player bar on screen, and what is behind it."""

    bar: PlayerBar
    model: PlayerViewModel
    playback: PlaybackService
    messages: Messages
    queue: QueueStub

    def find(self, kind: type[QWidget], name: str) -> QWidget:
        (found,) = [one for one in self.bar.findChildren(kind) if one.accessibleName() == name]
        return found

    @property
    def waveform(self) -> WaveformSlider:
        found = self.find(WaveformSlider, "Position")
        assert isinstance(found, WaveformSlider)
        return found

    @property
    def devices(self) -> QComboBox:
        found = self.find(QComboBox, "Output device")
        assert isinstance(found, QComboBox)
        return found

    @property
    def loop(self) -> QAbstractButton:
        found = self.find(QAbstractButton, "Loop this clip")
        assert isinstance(found, QAbstractButton)
        return found

    @property
    def volume(self) -> QSlider:
        found = self.find(QSlider, "Volume")
        assert isinstance(found, QSlider)
        return found

    def press(self, name: str) -> None:
        button = self.find(QAbstractButton, name)
        assert button.isEnabled()
        QTest.mouseClick(button, Qt.MouseButton.LeftButton)

    def texts(self) -> list[str]:
        return [label.text() for label in self.bar.findChildren(QLabel) if label.text()]

    def place(self, seconds: float) -> QPoint:
        """Return where in the waveform a second is drawn: the ends of the clip stand 8 pixels inside."""
        width = self.waveform.width() - 16
        return QPoint(8 + round(width * seconds / SECONDS), self.waveform.height() // 2)

    async def until(self, reached: Callable[[], bool], what: str) -> None:
        try:
            async with asyncio.timeout(10):
                while not reached():  # noqa: ASYNC110 - Qt's state has no event of asyncio's
                    await asyncio.sleep(0.002)
        except TimeoutError:
            pytest.fail(f"waited in vain for {what}")

    async def until_text(self, text: str) -> None:
        await self.until(lambda: text in self.texts(), text)

    async def until_position(self, second: float) -> None:
        await self.until(lambda: self.playback.position == second, f"the position {second}")

    async def play(self) -> SeekableOutput:
        await self.playback.play(_clip())
        return SeekableOutput.made


def _clip(key: str = "take") -> Playable:
    return Playable(key, "Old fisherman", data=encode(tone(SECONDS, 8000), 8000, "wav"))


@pytest.fixture
def output_class() -> type[SilentOutput]:
    return SeekableOutput


@pytest.fixture
async def stand(quiet: None) -> AsyncIterator[Stand]:
    playback, messages, queue, root = PlaybackService(), Messages(), QueueStub(), QObject()
    activity = Activity(cast("Dispatcher", queue), root)
    model = PlayerViewModel(playback, messages, root)
    bar = PlayerBar(model, activity)
    bar.resize(1024, bar.sizeHint().height())
    bar.show()
    yield Stand(bar, model, playback, messages, queue)
    bar.hide()
    await close_commands(root)
    await playback.aclose()
    bar.deleteLater()
    QApplication.sendPostedEvents(bar, QEvent.Type.DeferredDelete)


async def test_without_a_clip_there_is_nothing_to_press(stand: Stand) -> None:
    assert not stand.find(QAbstractButton, "Play").isEnabled()
    assert not stand.waveform.isEnabled()
    assert "Nothing to play yet" in stand.texts()


async def test_one_button_plays_and_pauses_and_its_name_says_which(stand: Stand) -> None:
    await stand.playback.load(_clip())
    button = stand.find(QAbstractButton, "Play")
    stand.press("Play")
    await stand.until(lambda: stand.playback.state is PlaybackState.PLAYING, "the sound")

    assert (button.accessibleName(), button.toolTip()) == ("Pause", "Pause")
    stand.press("Pause")
    await stand.until(lambda: stand.playback.state is PlaybackState.PAUSED, "silence")
    assert button.accessibleName() == "Play"
    stand.press("Play")
    await stand.until(lambda: stand.playback.state is PlaybackState.PLAYING, "the sound again")
    SeekableOutput.made.on_end()
    assert button.accessibleName() == "Play"


async def test_title_and_time_are_shown(stand: Stand) -> None:
    await stand.playback.load(_clip())
    await stand.playback.seek(1.26)

    assert "Old fisherman" in stand.texts()
    assert "0:01.2 / 0:04.0" in stand.texts()


async def test_the_waveform_is_a_slider_to_assistive_technology(stand: Stand) -> None:
    await stand.playback.load(_clip())
    await stand.playback.seek(1.2)
    interface = QAccessible.queryAccessibleInterface(stand.waveform)

    assert interface.role() == QAccessible.Role.Slider
    assert interface.text(QAccessible.Text.Name) == "Position"
    assert interface.text(QAccessible.Text.Description) == "1.2 of 4.0 seconds"
    assert (interface.valueInterface().currentValue(), interface.valueInterface().maximumValue()) == (1200, 4000)

    interface.valueInterface().setCurrentValue(3000)
    await stand.until(lambda: stand.playback.position == 3.0, "the place that was asked for")
    assert interface.text(QAccessible.Text.Description) == "3.0 of 4.0 seconds"


async def test_a_click_goes_there(stand: Stand) -> None:
    output = await stand.play()
    QTest.mouseClick(stand.waveform, Qt.MouseButton.LeftButton, pos=stand.place(3.0))
    await stand.until(lambda: bool(output.sought), "the jump")

    assert output.sought == [pytest.approx(3.0, abs=0.02)]


async def test_a_drag_goes_where_it_ends_and_only_once(stand: Stand) -> None:
    output = await stand.play()
    QTest.mousePress(stand.waveform, Qt.MouseButton.LeftButton, pos=stand.place(1.0))
    for second in (1.5, 2.0, 2.5):
        QTest.mouseMove(stand.waveform, stand.place(second))
    output.position = 0.5
    QTest.mouseRelease(stand.waveform, Qt.MouseButton.LeftButton, pos=stand.place(2.5))
    await stand.until(lambda: bool(output.sought), "the jump")

    assert output.sought == [pytest.approx(2.5, abs=0.02)]


async def test_beyond_the_edge_is_the_end(stand: Stand) -> None:
    await stand.playback.load(_clip())
    for pos, second in ((QPoint(stand.waveform.width() + 50, 9), SECONDS), (QPoint(-20, 9), 0.0)):
        QTest.mousePress(stand.waveform, Qt.MouseButton.LeftButton, pos=stand.place(1.0))
        QTest.mouseRelease(stand.waveform, Qt.MouseButton.LeftButton, pos=pos)
        await stand.until_position(second)


@pytest.mark.parametrize(
    ("key", "second"), [(Qt.Key.Key_Right, 3.0), (Qt.Key.Key_Left, 1.0), (Qt.Key.Key_Home, 0.0), (Qt.Key.Key_End, 4.0)]
)
async def test_keys_go_elsewhere(stand: Stand, key: Qt.Key, second: float) -> None:
    await stand.playback.load(_clip())
    await stand.playback.seek(2.0)
    QTest.keyClick(stand.waveform, key)

    await stand.until_position(second)


async def test_following_the_sound_does_not_seek(stand: Stand) -> None:
    output = await stand.play()
    for second in (0.3, 1.1, 2.9):
        output.position = second
        await stand.until_text(f"0:0{second:.1f} / 0:04.0")

    assert output.sought == []
    assert stand.waveform.value() == pytest.approx(2900, abs=500)


async def test_only_what_takes_its_time_is_shown_as_loading(stand: Stand, monkeypatch: pytest.MonkeyPatch) -> None:
    shown: list[PlaybackState] = []

    def note() -> None:
        shown.append(stand.playback.state)

    stand.model.changed.connect(note)
    stand.model._loading.setInterval(60_000)
    await stand.play()
    assert shown == [PlaybackState.PLAYING]

    may_load, load = asyncio.Event(), stand.playback._clips.load

    async def slow_load(*what: Any) -> Any:
        await may_load.wait()
        return await load(*what)

    monkeypatch.setattr(stand.playback._clips, "load", slow_load)
    stand.model._loading.setInterval(0)
    shown.clear()
    playing = asyncio.ensure_future(stand.playback.play(_clip("another")))
    await stand.until(lambda: shown == [PlaybackState.LOADING], "that it loads")
    may_load.set()
    await playing
    assert shown == [PlaybackState.LOADING, PlaybackState.PLAYING]


async def test_the_picture_moves_only_while_it_plays(stand: Stand) -> None:
    (clock,) = [timer for timer in stand.model.findChildren(QTimer) if not timer.isSingleShot()]
    output = await stand.play()
    assert clock.isActive()

    output.on_end()
    assert not clock.isActive()
    assert "0:04.0 / 0:04.0" in stand.texts()


async def test_what_has_been_heard_is_drawn_in_the_accent(stand: Stand) -> None:
    await stand.playback.load(_clip())
    await stand.playback.seek(2.0)
    image = stand.waveform.grab().toImage()
    middle = image.height() // 2
    accent = QColor(LIGHT.accent)

    def accented(first: int, last: int) -> int:
        return sum(image.pixelColor(x, middle) == accent for x in range(first, last))

    half = stand.place(2.0).x()
    assert accented(8, half - 2) > (half - 10) // 2
    assert accented(half + 2, image.width()) == 0


async def test_a_drag_with_shift_loops_a_part_and_the_button_ends_it(stand: Stand) -> None:
    await stand.play()
    button = stand.loop
    shift = Qt.KeyboardModifier.ShiftModifier
    QTest.mousePress(stand.waveform, Qt.MouseButton.LeftButton, shift, stand.place(3.0))
    QTest.mouseMove(stand.waveform, stand.place(1.0))
    QTest.mouseRelease(stand.waveform, Qt.MouseButton.LeftButton, shift, stand.place(1.0))
    assert list(stand.playback.loop or ()) == pytest.approx([1.0, 3.0], abs=0.02)
    assert stand.playback.position == 0.0, "choosing a part goes nowhere"
    assert button.isChecked()
    stand.press("Loop this clip")
    assert stand.playback.loop is None
    assert not button.isChecked()


async def test_the_button_loops_the_whole_clip_and_says_how_to_choose_a_part(stand: Stand) -> None:
    button = stand.loop
    assert not button.isEnabled()
    await stand.play()
    stand.press("Loop this clip")
    assert stand.playback.loop == (0.0, SECONDS)
    assert "Shift" in button.toolTip()
    stand.playback.set_loop(None)
    assert not button.isChecked()


async def test_volume_is_exactly_one_at_the_top_and_smooth_below(stand: Stand) -> None:
    await stand.play()
    stand.volume.setValue(50)
    assert stand.playback.volume == pytest.approx(0.25)
    assert SeekableOutput.made.volume == pytest.approx(0.25)

    QTest.keyClick(stand.volume, Qt.Key.Key_End)
    assert SeekableOutput.made.volume == 1.0
    stand.playback.set_volume(0.0)
    assert stand.volume.value() == 0


async def test_devices_are_looked_for_when_the_keyboard_or_mouse_comes_near(stand: Stand) -> None:
    assert [stand.devices.itemText(0), stand.devices.count()] == ["System default", 1]
    stand.bar.activateWindow()
    stand.devices.setFocus()
    await stand.until(lambda: stand.devices.count() == 3, "the list of devices")

    assert [stand.devices.itemText(number) for number in range(3)] == [
        "System default",
        "Speakers (system default)",
        "Headphones",
    ]


async def test_a_device_is_chosen_with_the_keyboard_and_what_plays_goes_on_there(stand: Stand) -> None:
    output = await stand.play()
    stand.bar.activateWindow()
    stand.devices.setFocus()
    await stand.until(lambda: stand.devices.count() == 3, "the list of devices")
    QTest.keyClick(stand.devices, Qt.Key.Key_End)
    await stand.until(lambda: output.device_ids == ["", "test:b"], "the other device")

    assert stand.devices.currentText() == "Headphones"
    assert stand.playback.device_id == "test:b"


async def test_a_chosen_device_that_is_gone_stays_chosen_and_says_so(stand: Stand) -> None:
    output = await stand.play()
    await stand.playback.set_device("ALSA:USB headset")
    assert stand.devices.currentText() == "USB headset (not connected)"
    output.devices_there.append(OutputDevice("ALSA:USB headset", "USB headset", is_default=False))
    stand.bar.activateWindow()
    stand.devices.setFocus()
    await stand.until(lambda: stand.devices.count() == 4, "the list of devices")

    assert stand.devices.currentText() == "USB headset"


@POPUP
async def test_the_open_list_fills_itself(stand: Stand) -> None:
    stand.devices.showPopup()
    await stand.until(lambda: stand.devices.count() == 3, "the list of devices")

    assert stand.devices.view().isVisible()
    stand.devices.hidePopup()


async def test_every_field_has_a_visible_label_of_its_own(stand: Stand) -> None:
    buddies = {label.buddy(): label.text() for label in stand.bar.findChildren(QLabel) if label.isVisible()}

    assert buddies[stand.devices] == "Output device"
    assert buddies[stand.volume] == "Volume"


async def test_a_device_that_vanishes_is_told_once(stand: Stand) -> None:
    output = await stand.play()
    told: list[object] = []
    stand.messages.posted.connect(told.append)
    output.on_error(OutputDeviceError(msg("The sound device stopped while playing.")))

    assert stand.messages.current is not None
    assert stand.messages.current.text == "The sound device stopped while playing."
    stand.playback.set_volume(0.5)
    assert len(told) == 1
    assert stand.find(QAbstractButton, "Play").isEnabled()


async def test_what_else_goes_on_is_counted(stand: Stand) -> None:
    stand.queue.show(request(1, QueueState.RUNNING), request(2, QueueState.PAUSED), request(3, QueueState.PAUSED))
    await stand.until(lambda: any("1 running · 2 waiting" in text for text in stand.texts()), "the numbers")

    stand.queue.show()
    await stand.until(lambda: not any("running" in text for text in stand.texts()), "no numbers")


@pytest.mark.parametrize("width", [1024, 1280, 1920])
async def test_nothing_is_cut_off(stand: Stand, width: int) -> None:
    await stand.playback.load(Playable("long", "A very long name of a character " * 4, data=_clip().data))
    held = request(1, QueueState.WAITING, hold=Hold(LimitKind.RPD, 10_000, 40_000.0), until=40_100.0)
    stand.queue.show(held, *(request(number, QueueState.RUNNING) for number in range(2, 90)))
    await stand.until(lambda: any("88 running" in text for text in stand.texts()), "the numbers")
    stand.bar.resize(width, stand.bar.height())

    assert stand.bar.minimumSizeHint().width() <= 1024
    for widget in stand.bar.findChildren(QWidget):
        if widget.isVisible() and widget.parentWidget() is stand.bar:
            assert widget.geometry().right() < width
            assert widget.width() >= min(widget.minimumSizeHint().width(), widget.maximumWidth())


class TestWithoutADevice:
    @pytest.fixture
    def output_class(self) -> type[SilentOutput]:
        return NoOutput

    @POPUP
    async def test_coming_near_the_list_says_nothing_and_opening_it_does(self, stand: Stand) -> None:
        stand.bar.activateWindow()
        stand.devices.setFocus()
        await asyncio.sleep(0.05)
        assert stand.messages.current is None

        stand.devices.showPopup()
        await stand.until(lambda: stand.messages.current is not None, "the reason")
        stand.devices.hidePopup()

    async def test_play_says_why_and_keeps_the_clip(self, stand: Stand) -> None:
        await stand.playback.load(_clip())
        stand.press("Play")
        await stand.until(lambda: stand.messages.current is not None, "the reason")

        assert stand.messages.current is not None
        assert "no sound device" in stand.messages.current.text
        assert stand.find(QAbstractButton, "Play").isEnabled()
        assert stand.playback.duration == SECONDS
