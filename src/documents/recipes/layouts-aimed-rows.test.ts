import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { roles } from './testing.ts'

describe('a row of an aim', () => {
  it('has none where a dash stands, though the file says that it is none', () => {
    const read = roles(`
      Weekly response
      Week ending      | Incidents | Mean wait (minutes)
      06/07/2025       | 182       | 7.5
      13/07/2025       | 206       | 9.0
      Standard 2025/26 | -         | 7.0
      - none`)
    assert.equal(read['B5'], undefined)
    assert.match(read['C5'] ?? '', /^target/)
  })

  it('is asked about where it may be one, and for its sums too', () => {
    const read = roles(`
      Population at 30 September 2025
      Prison  | Measure              | 2025
      Askrigg | Population           | 580
              | Operational capacity | 612
      Bleasby | Population           | 840
              | Operational capacity | 905
      Group   | Population           | 1,420
              | Operational capacity | 1,517
              | Occupancy (% of operational capacity) | 94%`)
    assert.match(read['C4'] ?? '', /asked .*words/)
    assert.equal(read['C9']?.includes('words'), false)
    assert.match(read['C8'] ?? '', /asked .*words/)
  })
})
