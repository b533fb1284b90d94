"""The database schema as numbered steps; `PRAGMA user_version` says how many were taken."""

from __future__ import annotations

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

MIGRATIONS: tuple[str, ...] = (_FIRST,)
