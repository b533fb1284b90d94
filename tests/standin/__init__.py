"""A stand-in for Xiaomi MiMo on the loopback interface, as a process of its own.

    python -m tests.standin [--port 0] [--delay SECONDS] [--key KEY …] [--models-at v1|root|both|none]
                            [--rpm N] [--rpm-window SECONDS] [--rpm-counts-refused]
                            [--certificate PEM --private-key PEM]

prints one line, `listening on http://127.0.0.1:PORT/v1`, and serves until it is terminated. It is as strict as the
contract: authentication (a bad `api-key` wins over a good Bearer token), models, voices, the rules of design and clone,
formats. Every synthesis answers a melody of its own, made from model, voice, instruction and text, so that what was
heard can be compared with what was sent. Accepted keys, unless `--key` names others: `KEYS`.

Control, without a key:

- `GET /_control/log`: `{"requests": [...]}`, each with `n`, `method`, `path`, `headers` (lower case; keys as
  `sha256:…`), `body` (JSON; each data URL as `{"data_url": {"length", "media_type", "audio_sha256"}}`), `body_bytes`,
  `status`, `fault`, `synthesis` (number of the audio, or null), `limited` (answered 429 because of `--rpm`) and moments
  of `time.monotonic()`: `received_at` (head), `complete_at` (body), `sent_at` (before the first byte of the answer's
  body), `answered_at` (last byte handed to the system), `disconnected_at` (the client left early).
- `GET /_control/wait?requests=N&disconnects=N&answers=N&seconds=S`: the same, once there are so many; 504 otherwise.
- `GET /_control/audio/N`: the bytes of the N-th synthesis, counted from 0, before base64.
- `POST /_control/script` with `{"faults": [{"kind": "…", …}, …]}`: each fault meets one coming request, in order.
  `"on"`: "chat" (default), "models" or "any"; `"count"`: how many requests (default 1); `"delay"`: seconds before the
  answer. The kinds are the keys of `faults.REPLACING` (another answer), `faults.SHAPING` (a changed answer) and
  `faults.BREAKING` (a broken connection), and `streams.KINDS` (a changed stream); their options stand there.
- `POST /_control/reset`: forgets log, audio, faults and what was counted for `--rpm`.

Tests use it through `tests.standin.fixture`.
"""

KEYS = ("sk-standin-0123456789abcdef", "tp-standin-0123456789abcdef")
