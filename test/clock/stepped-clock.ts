import { readFileSync } from 'node:fs'

// Loaded before a program: moves its clock by as many milliseconds as the file says that STEPPED_CLOCK
// names, whenever that changes. What tells how long something took goes on as before.

const file = process.env['STEPPED_CLOCK'] ?? ''
const realNow = Date.now.bind(Date)
const steppedNow = () => realNow() + Number(readFileSync(file, 'utf8'))

Date.now = steppedNow
globalThis.Date = new Proxy(Date, {
  construct: (target, given, newTarget) =>
    Reflect.construct(target, given.length === 0 ? [steppedNow()] : given, newTarget),
})
Temporal.Now.instant = () => Temporal.Instant.fromEpochMilliseconds(steppedNow())
Temporal.Now.plainDateISO = (zone = 'UTC') =>
  Temporal.Now.instant().toZonedDateTimeISO(zone).toPlainDate()
