import fc from 'fast-check'
import { drawnTimes } from '../test/sample.ts'

const FAST_CHECK_DRAWS = 100
const MOST_SECONDS = 10

/** Loaded before each test file of the soak: the properties that name no number draw more too. */
fc.configureGlobal({
  numRuns: FAST_CHECK_DRAWS * drawnTimes,
  seed: Number(process.env['CRITICAL_FRIEND_SOAK_SEED']),
  interruptAfterTimeLimit: MOST_SECONDS * 1000,
})
