import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { officesOn } from './offices-on.ts'
import { readPeople } from './read-people.ts'

const SOURCE = 'source: {document: Minutes of a made-up panel}'

const FILE = `
bodies:
  - {id: northtown, name: Northtown Council, kind: council, ${SOURCE}}
seats:
  - {id: north-1, name: Northtown 1, kind: council, appointed_by: northtown, from: 2012-11-23, ${SOURCE}}
posts:
  - {id: chair, name: Chair, kind: chair, body: northtown, ${SOURCE}}
  - {id: first, name: First Vice-Chair, kind: vice-chair, body: northtown, ${SOURCE}}
  - {id: second, name: Second Vice-Chair, kind: vice-chair, body: northtown, from: 2026-01-01, ${SOURCE}}
people:
  - {id: ada, name: Cllr Ada Example}
  - {id: zoe, name: Zoe Outside}
holdings:
  - {person: ada, place: north-1, from: 2020-05-20}
  - {person: ada, place: first, from: 2026-01-01}
  - {person: zoe, place: chair, from: 2026-01-01}
`

const on = (text: string, day: string) => {
  const read = readPeople(new Map([['people.yaml', text]]))
  if (!read.ok) throw new Error(read.problems.map(({ message }) => message).join('\n'))
  return officesOn(read.value, day)
}

describe('the chair and the vice-chairs of a day', () => {
  it('are those who hold the posts there are, with whether they hold a seat', () => {
    assert.deepEqual(on(FILE, '2026-05-01'), {
      chair: [{ name: 'Zoe Outside', holdsSeat: false }],
      heldBy: [{ name: 'Cllr Ada Example', holdsSeat: true }],
      viceChairs: 2,
    })
    assert.deepEqual(on(FILE, '2025-12-31'), { chair: [], heldBy: [], viceChairs: 1 })
  })

  it('are not said to hold no seat while it is not recorded who held each', () => {
    const open = FILE.replace('  - {person: ada, place: north-1, from: 2020-05-20}\n', '')
    assert.deepEqual(on(open, '2026-05-01').chair, [{ name: 'Zoe Outside', holdsSeat: null }])
  })
})
