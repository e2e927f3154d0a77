-- Rows of each epoch, kept in the transaction that stores them, and what a device had at the hub when it counted:
-- a page never has to count the event table.
ALTER TABLE epoch ADD COLUMN stored INTEGER NOT NULL DEFAULT 0;
UPDATE epoch SET stored = (SELECT count(*) FROM event WHERE epoch_id = epoch.id);

ALTER TABLE device_state ADD COLUMN stored_then INTEGER NOT NULL DEFAULT 0;
UPDATE device_state SET stored_then =
  (SELECT count(*) FROM event WHERE epoch_id IN (SELECT id FROM epoch WHERE epoch.device_id = device_state.device_id) AND event.arrival <= device_state.arrival);
ALTER TABLE device_state DROP COLUMN arrival;

CREATE INDEX counter_by_hour ON counter (hour);
