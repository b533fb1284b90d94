"""The database schema as numbered steps; `PRAGMA user_version` says how many were taken."""

from __future__ import annotations

from neiroha_desktop.storage.voice_migration import SEVENTH

# Times are UTC in ISO 8601 with microseconds, so that text order is time order. Rows with `deleted_at` can be brought
# back by Undo until they are swept. A released step is never edited; a change is a new step at the end.

_FIRST = """
CREATE TABLE providers (
    id TEXT PRIMARY KEY,
    name TEXT NOT NULL,
    adapter_type TEXT NOT NULL,
    base_url TEXT NOT NULL,
    default_model TEXT NOT NULL DEFAULT '',
    enabled INTEGER NOT NULL DEFAULT 1,
    limits TEXT NOT NULL DEFAULT '{}',
    settings TEXT NOT NULL DEFAULT '{}',
    key_ref TEXT NOT NULL DEFAULT '',
    position INTEGER NOT NULL,
    health_passed INTEGER,
    health_stage TEXT,
    health_at TEXT,
    fetched_at TEXT,
    deleted_at TEXT
);
CREATE INDEX providers_by_position ON providers (position);

CREATE TABLE models (
    provider_id TEXT NOT NULL REFERENCES providers (id) ON DELETE CASCADE,
    model_id TEXT NOT NULL,
    origin TEXT NOT NULL,
    missing INTEGER NOT NULL DEFAULT 0,
    position INTEGER NOT NULL,
    PRIMARY KEY (provider_id, model_id)
) WITHOUT ROWID;

CREATE TABLE voices (
    provider_id TEXT NOT NULL REFERENCES providers (id) ON DELETE CASCADE,
    model_id TEXT NOT NULL,
    voice_id TEXT NOT NULL,
    name TEXT NOT NULL DEFAULT '',
    language TEXT NOT NULL DEFAULT '',
    gender TEXT NOT NULL DEFAULT '',
    manner TEXT NOT NULL DEFAULT '',
    origin TEXT NOT NULL,
    missing INTEGER NOT NULL DEFAULT 0,
    position INTEGER NOT NULL,
    PRIMARY KEY (provider_id, model_id, voice_id)
) WITHOUT ROWID;

CREATE TABLE audio_references (
    sha256 TEXT PRIMARY KEY,
    file_name TEXT NOT NULL UNIQUE,
    container TEXT NOT NULL,
    size_bytes INTEGER NOT NULL,
    duration REAL NOT NULL,
    sample_rate INTEGER NOT NULL,
    channels INTEGER NOT NULL,
    original_name TEXT NOT NULL DEFAULT '',
    added_at TEXT NOT NULL
);

CREATE TABLE characters (
    id TEXT PRIMARY KEY,
    name TEXT NOT NULL,
    provider_id TEXT REFERENCES providers (id) ON DELETE SET NULL,
    model_id TEXT NOT NULL DEFAULT '',
    mode TEXT NOT NULL,
    voice_id TEXT NOT NULL DEFAULT '',
    instructions TEXT NOT NULL DEFAULT '{}',
    reference_sha256 TEXT REFERENCES audio_references (sha256),
    reference_text TEXT NOT NULL DEFAULT '',
    speed REAL,
    position INTEGER NOT NULL,
    created_at TEXT NOT NULL,
    updated_at TEXT NOT NULL,
    deleted_at TEXT
);
CREATE INDEX characters_by_position ON characters (position);
CREATE INDEX characters_by_provider ON characters (provider_id);
CREATE INDEX characters_by_reference ON characters (reference_sha256);

-- draft_character_id: a take may be made before its character is saved for the first time.
CREATE TABLE takes (
    id TEXT PRIMARY KEY,
    created_at TEXT NOT NULL,
    character_id TEXT REFERENCES characters (id) ON DELETE SET NULL,
    draft_character_id TEXT NOT NULL DEFAULT '',
    character_name TEXT NOT NULL,
    provider_id TEXT REFERENCES providers (id) ON DELETE SET NULL,
    provider_name TEXT NOT NULL,
    model_id TEXT NOT NULL,
    mode TEXT NOT NULL,
    voice TEXT NOT NULL,
    instruction TEXT NOT NULL,
    text TEXT NOT NULL,
    container TEXT NOT NULL,
    file_name TEXT NOT NULL UNIQUE,
    size_bytes INTEGER NOT NULL,
    duration REAL NOT NULL,
    sample_rate INTEGER NOT NULL,
    total_seconds REAL NOT NULL,
    truncated INTEGER NOT NULL DEFAULT 0,
    request_id TEXT NOT NULL DEFAULT '',
    prompt_tokens INTEGER,
    completion_tokens INTEGER,
    total_tokens INTEGER,
    settings_key TEXT NOT NULL DEFAULT '',
    deleted_at TEXT
);
CREATE INDEX takes_by_time ON takes (created_at);
CREATE INDEX takes_by_character ON takes (character_id, created_at);
CREATE INDEX takes_by_draft ON takes (draft_character_id) WHERE draft_character_id <> '';
CREATE INDEX takes_by_provider ON takes (provider_id);
CREATE INDEX takes_deleted ON takes (deleted_at) WHERE deleted_at IS NOT NULL;
"""

# `at` of requests is in seconds since 1970, because windows are counted with it. `request_totals` holds sums over
# quarters of an hour, of which the days of every time zone are made; triggers keep them, so no statement can forget to.

_KEY_OF = """
    account = {row}.account AND slot = CAST({row}.at / 900 AS INTEGER) AND model_id = {row}.model_id
    AND boot = {row}.boot
"""
_COUNT_NEW = """
    INSERT INTO request_totals VALUES (
        new.account, CAST(new.at / 900 AS INTEGER), new.model_id, new.boot, 1, new.state = 'failed', new.tokens,
        coalesce(new.audio_seconds, 0)
    ) ON CONFLICT DO UPDATE SET
        requests = requests + 1, failures = failures + excluded.failures, tokens = tokens + excluded.tokens,
        audio_seconds = audio_seconds + excluded.audio_seconds;
"""
_UNCOUNT_OLD = f"""
    UPDATE request_totals SET
        requests = requests - 1, failures = failures - (old.state = 'failed'), tokens = tokens - old.tokens,
        audio_seconds = audio_seconds - coalesce(old.audio_seconds, 0)
    WHERE {_KEY_OF.format(row="old")};
    DELETE FROM request_totals WHERE {_KEY_OF.format(row="old")} AND requests = 0;
"""  # noqa: S608 - made of constants

_SECOND = f"""
CREATE TABLE requests (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    at REAL NOT NULL,
    boot TEXT NOT NULL,
    process TEXT NOT NULL,
    account TEXT NOT NULL,
    provider_id TEXT NOT NULL,
    provider_name TEXT NOT NULL,
    model_id TEXT NOT NULL,
    title TEXT NOT NULL,
    attempt INTEGER NOT NULL,
    state TEXT NOT NULL,
    tokens INTEGER NOT NULL,
    estimated INTEGER NOT NULL DEFAULT 1,
    characters INTEGER NOT NULL,
    status INTEGER,
    failure TEXT,
    first_byte_seconds REAL,
    total_seconds REAL,
    size_bytes INTEGER NOT NULL DEFAULT 0,
    audio_seconds REAL,
    request_id TEXT NOT NULL DEFAULT ''
);
CREATE INDEX requests_of_model ON requests (account, model_id, at, boot, tokens);
CREATE INDEX requests_of_account ON requests (account, at, boot, tokens);
CREATE INDEX requests_running ON requests (account) WHERE state = 'running';

CREATE TABLE request_totals (
    account TEXT NOT NULL,
    slot INTEGER NOT NULL,
    model_id TEXT NOT NULL,
    boot TEXT NOT NULL,
    requests INTEGER NOT NULL,
    failures INTEGER NOT NULL,
    tokens INTEGER NOT NULL,
    audio_seconds REAL NOT NULL,
    PRIMARY KEY (account, slot, model_id, boot)
) WITHOUT ROWID;

CREATE TRIGGER requests_added AFTER INSERT ON requests BEGIN {_COUNT_NEW} END;
CREATE TRIGGER requests_removed AFTER DELETE ON requests BEGIN {_UNCOUNT_OLD} END;
CREATE TRIGGER requests_changed AFTER UPDATE OF at, boot, state, tokens, audio_seconds ON requests BEGIN
    {_UNCOUNT_OLD} {_COUNT_NEW}
END;

-- One row each: how far the wall clock is ahead of the ticks of the present boot, and what keys are hashed with.
CREATE TABLE ledger_clock (boot TEXT NOT NULL, lead REAL NOT NULL);
CREATE TABLE ledger_salt (salt BLOB NOT NULL);
"""

# `search_text` is what is searched, folded by the function of the same name; a trigram index would find no Chinese word
# of two characters, and a plain scan of 10,000 takes is done in 20 ms. `recipe` and `measure` are JSON, "" where not
# kept.

_THIRD = """
ALTER TABLE takes ADD COLUMN name TEXT NOT NULL DEFAULT '';
ALTER TABLE takes ADD COLUMN note TEXT NOT NULL DEFAULT '';
ALTER TABLE takes ADD COLUMN starred INTEGER NOT NULL DEFAULT 0;
ALTER TABLE takes ADD COLUMN search_text TEXT NOT NULL DEFAULT '';
ALTER TABLE takes ADD COLUMN first_byte_seconds REAL;
ALTER TABLE takes ADD COLUMN first_sound_seconds REAL;
ALTER TABLE takes ADD COLUMN recipe TEXT NOT NULL DEFAULT '';
ALTER TABLE takes ADD COLUMN recipe_reference TEXT NOT NULL DEFAULT '';
ALTER TABLE takes ADD COLUMN measure TEXT NOT NULL DEFAULT '';
ALTER TABLE takes ADD COLUMN outline BLOB NOT NULL DEFAULT x'';
ALTER TABLE takes ADD COLUMN audio_deleted_at TEXT;
ALTER TABLE takes ADD COLUMN audio_gone INTEGER NOT NULL DEFAULT 0;
UPDATE takes SET search_text = search_text(
    text || ' ' || character_name || ' ' || provider_name || ' ' || model_id || ' ' || voice || ' ' || instruction
);
CREATE INDEX takes_shown ON takes (created_at) WHERE deleted_at IS NULL;
CREATE INDEX takes_by_reference ON takes (recipe_reference) WHERE recipe_reference <> '';
CREATE INDEX takes_without_audio ON takes (audio_deleted_at) WHERE audio_deleted_at IS NOT NULL;

-- Looked at one by one, and many times larger than the rest of a take.
CREATE TABLE take_wires (
    take_id TEXT PRIMARY KEY REFERENCES takes (id) ON DELETE CASCADE,
    wire TEXT NOT NULL
) WITHOUT ROWID;
"""

_FOURTH = """
ALTER TABLE characters ADD COLUMN plain_brackets INTEGER NOT NULL DEFAULT 0;
"""

_FIFTH = """
ALTER TABLE takes ADD COLUMN broken INTEGER NOT NULL DEFAULT 0;
"""

# All that the filters of the takes page offer: to look at 10,000 whole takes for it would take a tenth of a second.
# SQLite does not know that `deleted_at` is NULL in all of them, so it is there, too.

_SIXTH = """
CREATE INDEX takes_choices ON takes (
    character_id, draft_character_id, character_name, provider_id, provider_name, model_id, created_at, deleted_at
) WHERE deleted_at IS NULL;
"""

_EIGHTH = """
ALTER TABLE audio_references ADD COLUMN transcript TEXT NOT NULL DEFAULT '';
ALTER TABLE audio_references ADD COLUMN language TEXT NOT NULL DEFAULT '';
"""

MIGRATIONS: tuple[str, ...] = (_FIRST, _SECOND, _THIRD, _FOURTH, _FIFTH, _SIXTH, SEVENTH, _EIGHTH)
