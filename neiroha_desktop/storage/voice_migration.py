"""The seventh step of the schema: what adapters tell of voices and models, and what users choose among them."""

from __future__ import annotations

# `options` and `remarks` are JSON, the latter "" where nothing was remarked; `styles` and `roles` are JSON lists, ""
# for none. A voice that a provider no longer lists keeps its marks: the next fetch may have it again.

SEVENTH = """
ALTER TABLE characters ADD COLUMN options TEXT NOT NULL DEFAULT '{}';
ALTER TABLE characters ADD COLUMN may_clone INTEGER NOT NULL DEFAULT 0;
ALTER TABLE takes ADD COLUMN remarks TEXT NOT NULL DEFAULT '';
ALTER TABLE models ADD COLUMN shutdown_date TEXT NOT NULL DEFAULT '';
ALTER TABLE voices ADD COLUMN styles TEXT NOT NULL DEFAULT '';
ALTER TABLE voices ADD COLUMN roles TEXT NOT NULL DEFAULT '';
ALTER TABLE voices ADD COLUMN description TEXT NOT NULL DEFAULT '';
ALTER TABLE voices ADD COLUMN language_name TEXT NOT NULL DEFAULT '';

CREATE TABLE voice_marks (
    provider_id TEXT NOT NULL REFERENCES providers (id) ON DELETE CASCADE,
    model_id TEXT NOT NULL,
    voice_id TEXT NOT NULL,
    favourite INTEGER NOT NULL DEFAULT 0,
    used_at TEXT,
    PRIMARY KEY (provider_id, model_id, voice_id)
) WITHOUT ROWID;
"""
