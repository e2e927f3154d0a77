-- Who said a phrase of a call (agent, customer, unknown); null for a kiosk remark.
ALTER TABLE voice ADD COLUMN side TEXT;

UPDATE voice SET side = (SELECT json_extract(e.data, '$.side') FROM event e WHERE e.arrival = voice.arrival) WHERE call_id IS NOT NULL;

CREATE INDEX voice_of_call ON voice (call_id) WHERE call_id IS NOT NULL;

-- What lists of calls ask for. Derived from event, where the figures are; can be rebuilt.
CREATE TABLE call (
  arrival INTEGER PRIMARY KEY REFERENCES event (arrival),
  device_id INTEGER NOT NULL REFERENCES device (id),
  call_id TEXT NOT NULL,
  touchpoint TEXT NOT NULL,
  line TEXT,
  started_at INTEGER NOT NULL
);

CREATE INDEX call_in_time ON call (started_at, arrival);
CREATE INDEX call_by_id ON call (call_id);

INSERT INTO call
SELECT arrival, device_id, json_extract(data, '$.callId'), touchpoint, json_extract(data, '$.line'),
  CAST(strftime('%s', json_extract(data, '$.startedAt')) AS INTEGER) * 1000
FROM event WHERE type = 'cem.call.v1';
