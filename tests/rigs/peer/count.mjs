// What a receiver kept, beside what it had acknowledged. node count.mjs hub|peer DATABASE ACKED_FILE, or "rows" in place of the file: the number of rows only.
import { readFileSync } from 'node:fs';
import { DatabaseSync } from 'node:sqlite';

const [kind, file, ackedFile] = process.argv.slice(2);
const database = new DatabaseSync(file, { readOnly: true, timeout: 30000 });
const ids = {
  hub: "SELECT d.device || ':' || p.epoch || ':' || e.seq AS id FROM event e JOIN device d ON d.id = e.device_id JOIN epoch p ON p.id = e.epoch_id WHERE e.type = 'cem.press.v1'",
  peer: 'SELECT id FROM press',
}[kind];
const rows = database.prepare(ids).all().map((row) => row.id);
if (ackedFile === 'rows') {
  console.log(rows.length);
} else {
  const acked = readFileSync(ackedFile, 'utf8').split('\n').filter((line) => line !== '');
  const kept = new Set(rows);
  const lost = acked.filter((id) => !kept.has(id)).length;
  console.log(`acknowledged ${acked.length}, kept ${acked.length - lost}, lost ${lost}, rows twice ${rows.length - kept.size}`);
}
