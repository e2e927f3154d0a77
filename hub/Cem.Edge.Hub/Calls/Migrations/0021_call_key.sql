-- What tells two calls with one id apart (CallEvent.CallKey); null from devices that do not write it yet.
ALTER TABLE call ADD COLUMN call_key TEXT;
ALTER TABLE voice ADD COLUMN call_key TEXT;

UPDATE call SET call_key = (SELECT json_extract(e.data, '$.callKey') FROM event e WHERE e.arrival = call.arrival);
UPDATE voice SET call_key = (SELECT json_extract(e.data, '$.callKey') FROM event e WHERE e.arrival = voice.arrival) WHERE call_id IS NOT NULL;
