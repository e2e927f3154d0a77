// The folder of a Node-RED that stores each press with one INSERT of its SQLite node. node flow.mjs FOLDER BROKER_PORT
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';

const [folder, broker] = process.argv.slice(2);
mkdirSync(folder, { recursive: true });
const file = join(folder, 'press.db');
new DatabaseSync(file).exec('CREATE TABLE IF NOT EXISTS press (id TEXT NOT NULL, at TEXT NOT NULL, value INTEGER NOT NULL, body TEXT NOT NULL)');
writeFileSync(join(folder, 'settings.js'), `module.exports = { flowFile: 'flows.json', httpAdminRoot: false, httpNodeRoot: false, uiHost: '127.0.0.1', uiPort: 0, telemetry: { enabled: false }, logging: { console: { level: 'warn' } } };\n`);
writeFileSync(join(folder, 'flows.json'), JSON.stringify([
  { id: 'tab', type: 'tab', label: 'presses' },
  { id: 'broker', type: 'mqtt-broker', broker: '127.0.0.1', port: broker, clientid: 'flow', autoConnect: true, usetls: false, protocolVersion: '5', keepalive: '60', cleansession: false, autoUnsubscribe: false, sessionExpiry: '604800' },
  { id: 'in', type: 'mqtt in', z: 'tab', topic: 'cem/v1/+/+/+/evt', qos: '1', datatype: 'utf8', broker: 'broker', inputs: 0, wires: [['row']] },
  { id: 'row', type: 'function', z: 'tab', outputs: 1, func: 'const press = JSON.parse(msg.payload);\nmsg.params = { $id: press.id, $at: press.time, $value: press.data.value, $body: msg.payload };\nreturn msg;', wires: [['insert']] },
  { id: 'insert', type: 'sqlite', z: 'tab', mydb: 'file', sqlquery: 'prepared', sql: 'INSERT INTO press (id, at, value, body) VALUES ($id, $at, $value, $body)', wires: [[]] },
  { id: 'file', type: 'sqlitedb', db: file, mode: 'RWC' },
]));
