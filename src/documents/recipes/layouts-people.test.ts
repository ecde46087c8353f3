import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { roles } from './testing.ts'

describe('a percentage of people beside the people', () => {
  it('is a share of them, and left out', () => {
    const read = roles(`
      Officers at 31 March 2025
      Force    | Officers | Female officers | % female
      Ashcombe | 1963     | 709             | 36.1
      Saltings | 3617     | 1308            | 36.2
      Dunholt  | 1788     | 617             | 34.5`)
    assert.equal(read['C3'], 'observation')
    assert.equal(read['D3'], undefined)
  })

  it('is one in each group of columns, of the people of that group', () => {
    const read = roles(`
      Searches
               | Quarter 1 2025/26 |                |         | Quarter 2 2025/26 |                |
      District | Searches          | Black people   | % Black | Searches          | Black people   | % Black
      Ashcombe | 200               | 31             | 15.5    | 220               | 30             | 13.6
      Saltings | 340               | 62             | 18.2    | 310               | 70             | 22.6
      Dunholt  | 120               | 17             | 14.2    | 150               | 21             | 14.0`)
    assert.equal(read['D4'], undefined)
    assert.equal(read['G4'], undefined)
    assert.equal(read['F4'], 'observation')
  })

  it('is a figure where its people do not stand there, as is a rate of what was done', () => {
    const alone = roles(`
      Officers at 31 March 2025
      Force    | Officers | % female
      Ashcombe | 1963     | 36.1
      Saltings | 3617     | 36.2
      Dunholt  | 1788     | 34.5`)
    assert.equal(alone['C3'], 'observation')
    const rate = roles(`
      Complaints, 2024/25
      Force    | Complaints | Upheld | % upheld
      Ashcombe | 196        | 71     | 36.2
      Saltings | 361        | 130    | 36.0
      Dunholt  | 178        | 62     | 34.8`)
    assert.equal(rate['D3'], 'observation')
  })
})
