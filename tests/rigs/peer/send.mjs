// Presses of the six kiosks of the demo journey, one event a packet, MQTT 5, QoS 1: the same to any receiver.
// node send.mjs hub|broker PORT PRESSES PER_SECOND(0 = as fast as it goes) JOURNEY ACKED_FILE
// With "broker" a press is acknowledged by its PUBACK, with "hub" by the hub's ack message. Prints "half" once half of the presses are
// acknowledged and a last line when all are; each acknowledged id is a line of ACKED_FILE.
import { randomBytes, randomUUID } from 'node:crypto';
import { closeSync, openSync, readFileSync, writeSync } from 'node:fs';
import mqtt from 'mqtt';

const [to, port, presses, perSecond, journeyFile, ackedFile] = process.argv.slice(2);
const journey = JSON.parse(readFileSync(journeyFile, 'utf8'));
const kiosks = journey.devices.flatMap(({ id, assignments }) => {
  const { touchpoint } = assignments.at(-1);
  const site = journey.regions.flatMap((region) => region.sites).find((one) => one.touchpoints.some((place) => place.id === touchpoint));
  const { question, type } = site.touchpoints.find((place) => place.id === touchpoint);
  return type === 'call-desk' ? [] : [{ id, site: site.id, question, scale: journey.questions.find((one) => one.id === question).scale }];
});
const inFlight = 50; // of one kiosk
const share = Math.ceil(Number(presses) / kiosks.length);
const total = share * kiosks.length;
const acked = openSync(ackedFile, 'w');
const boot = randomUUID();
const begin = performance.now();
let count = 0;

function press(kiosk, seq) {
  return JSON.stringify({
    specversion: '1.0', id: `${kiosk.id}:${kiosk.epoch}:${seq}`, source: `/cem/v1/${journey.tenant}/${kiosk.site}/${kiosk.id}`, type: 'cem.press.v1', time: new Date().toISOString(),
    datacontenttype: 'application/json', epoch: kiosk.epoch, sequence: String(seq).padStart(20, '0'), bootid: boot, uptimems: String(Math.round(performance.now())), clocksync: true, historical: false,
    data: { question: kiosk.question, scale: kiosk.scale, value: seq % kiosk.scale, heldMs: 180 },
  });
}

function start(kiosk) {
  kiosk.epoch = `000001-${randomBytes(8).toString('hex')}`;
  const topic = `cem/v1/${journey.tenant}/${kiosk.site}/${kiosk.id}`;
  const waiting = new Map(); // number -> bytes, until acknowledged
  let sent = 0;
  const line = mqtt.connect({ host: '127.0.0.1', port: Number(port), protocolVersion: 5, clientId: kiosk.id, clean: false, properties: { sessionExpiryInterval: 3600 }, reconnectPeriod: 200, resubscribe: true });
  line.on('error', () => {}); // it connects again by itself

  function settle(seq) {
    if (waiting.delete(seq)) {
      writeSync(acked, `${kiosk.id}:${kiosk.epoch}:${seq}\n`);
      count += 1;
      if (count === Math.ceil(total / 2)) console.log(`half ${(count / (performance.now() - begin) * 1000).toFixed(0)}`);
      if (count === total) finish();
      fill();
    }
  }

  // What a broker has not answered, the client library sends again by itself.
  const publish = (seq, body) => line.publish(`${topic}/evt`, body, { qos: 1 }, (problem) => { if (to === 'broker' && !problem) settle(seq); });

  function fill() {
    const due = Number(perSecond) === 0 ? share : Math.min(share, Math.floor((performance.now() - begin) / 1000 * Number(perSecond) / kiosks.length));
    while (line.connected && waiting.size < inFlight && sent < due) {
      sent += 1;
      waiting.set(sent, press(kiosk, sent));
      publish(sent, waiting.get(sent));
    }
  }

  if (to === 'hub') line.subscribe(`${topic}/ack`, { qos: 1 });
  line.on('message', (_, body) => {
    const ack = JSON.parse(body);
    if (ack.epoch === kiosk.epoch) for (const seq of [...waiting.keys()]) if (seq <= ack.upTo || (ack.ranges ?? []).some(({ from, to: last }) => seq >= from && seq <= last)) settle(seq);
  });
  line.on('connect', () => {
    if (to === 'hub') for (const [seq, body] of waiting) publish(seq, body);
    fill();
  });
  if (Number(perSecond) !== 0) setInterval(fill, 20).unref();
  return line;
}

const lines = kiosks.map(start);

function finish() {
  closeSync(acked);
  console.log(`all ${total} in ${((performance.now() - begin) / 1000).toFixed(1)} s`);
  for (const line of lines) line.end(true);
  setTimeout(() => process.exit(0), 100);
}
