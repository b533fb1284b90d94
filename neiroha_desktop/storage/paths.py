"""The data folder: where it is and what lies where in it."""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path

from neiroha_desktop.domain.errors import StorageError
from neiroha_desktop.domain.messages import msg
from neiroha_desktop.storage.failures import write_failure

DATA_DIR_VARIABLE = "NEIROHA_DATA_DIR"


def default_root() -> Path:
    """Return the data folder of this user, or the one that NEIROHA_DATA_DIR names."""
    chosen = os.environ.get(DATA_DIR_VARIABLE, "").strip()
    if chosen:
        return Path(os.path.expandvars(chosen)).expanduser().absolute()
    # Imported here: with NEIROHA_DATA_DIR or --data-dir it is not needed, and the start must be quick.
    import platformdirs

    return Path(platformdirs.user_data_dir("neiroha-desktop", appauthor=False))


@dataclass(frozen=True, slots=True)
class DataFolder:
    """All that the app keeps on disk, apart from keys."""

    root: Path

    @property
    def database(self) -> Path:
        """Providers, characters and takes."""
        return self.root / "neiroha.db"

    @property
    def takes(self) -> Path:
        """Audio of takes."""
        return self.root / "takes"

    @property
    def references(self) -> Path:
        """Copies of recordings to clone, named by their digest."""
        return self.root / "references"

    @property
    def outgoing(self) -> Path:
        """Copies of takes that were dragged to other programs; made when the first one is needed."""
        return self.root / "outgoing"

    @property
    def processes(self) -> Path:
        """Locks by which programs that use this folder know of each other; made when the first one is needed."""
        return self.root / "processes"

    @property
    def peaks(self) -> Path:
        """Outlines of clips, which can be made anew at any time."""
        return self.root / "peaks"

    @property
    def voice_samples(self) -> Path:
        """How voices sounded when they were tried, which can be asked for anew; made when the first one is kept."""
        return self.root / "voice-samples"

    @property
    def preferences(self) -> Path:
        """Language, theme, window geometry and the like."""
        return self.root / "preferences.json"

    @property
    def samples(self) -> Path:
        """The user's own texts to try voices with."""
        return self.root / "samples.json"

    @property
    def logs(self) -> Path:
        """Log files."""
        return self.root / "logs"

    def prepare(self) -> None:
        """Make the folders that are missing, readable by their owner only (on POSIX).

        Raises:
            StorageError: a folder cannot be made or written; it is named.
        """
        for folder in (self.root, self.takes, self.references, self.peaks, self.logs):
            try:
                folder.mkdir(mode=0o700, parents=True, exist_ok=True)
            except (OSError, ValueError) as error:
                raise write_failure(error, folder) from error
            if not os.access(folder, os.R_OK | os.W_OK | os.X_OK):
                raise StorageError(
                    msg("Neiroha Desktop may not write into the folder {path}.", path=str(folder)),
                    remedy=msg("Change its permissions, or choose another folder with --data-dir."),
                )
