-- The last birth document of each device, since when it has its state word, and the newest event at the hub when it came.
CREATE TABLE device_state (
  device_id INTEGER PRIMARY KEY REFERENCES device (id),
  state TEXT NOT NULL,
  since INTEGER NOT NULL,
  epoch TEXT NOT NULL,
  birth INTEGER NOT NULL,
  received_at INTEGER NOT NULL,
  arrival INTEGER NOT NULL,
  document TEXT NOT NULL
);
