-- The last birth document of each device, and since when it has its state word.
CREATE TABLE device_state (
  device_id INTEGER PRIMARY KEY REFERENCES device (id),
  state TEXT NOT NULL,
  since INTEGER NOT NULL,
  epoch TEXT NOT NULL,
  birth INTEGER NOT NULL,
  received_at INTEGER NOT NULL,
  document TEXT NOT NULL
);
