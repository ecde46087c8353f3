import { afterEach } from 'node:test'
import { setImmediate } from 'node:timers/promises'

// Tests that wait for nothing else all run before any of them is told to the reporter
afterEach(() => setImmediate())
