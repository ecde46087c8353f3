import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { readPeople } from '#people/index.ts'
import { readUndertakings } from './read-undertakings.ts'

const source = '{document: Minutes}'
const PEOPLE = `bodies: [{id: panel, name: The panel, kind: panel, source: ${source}}]
posts: [{id: mayor, name: Mayor, kind: mayor, body: panel, source: ${source}}]
`
const sentences = (text: string | undefined) => {
  const people = readPeople(new Map([['people.yaml', PEOPLE]]))
  assert.ok(people.ok)
  const area = { measures: new Map(), reports: [] }
  const files = new Map(text === undefined ? [] : [['undertakings.yaml', text]])
  const read = readUndertakings(files, { people: people.value, area })
  return read.ok ? [] : read.problems.map(({ message }) => message)
}

const entry = (rest: string) =>
  `  - {number: 1, kind: request, meeting: 2026-03-02, source: ${source}, what: Count them, awaits: count${rest}}\n`

describe('readUndertakings', () => {
  it('takes an area in which nothing was undertaken', () => {
    assert.deepEqual(sentences(undefined), [])
  })

  it('takes an owner who is not named, and one who is a post or a body', () => {
    for (const who of ['', ', who: mayor', ', who: panel']) {
      assert.deepEqual(sentences(`undertakings:\n${entry(who)}`), [])
    }
  })

  it('tells all that does not agree at once, each with its line and what to do', () => {
    const text = `undertakings:
${entry(', who: mayro')}${entry(', due: {on: 2026-03-01}')}${entry(', repeats: 1')}${entry(', about: {measures: [burglary]}')}${entry(
  `, happenings: [{kind: condition-met, on: 2026-03-03, words: So it is, source: ${source}}]`,
)}${entry(`, happenings: [{kind: noted, on: 2026-03-01, words: Found, source: ${source}}]`)}`
    const again = (line: number) =>
      `undertakings.yaml, line ${line}: 1 is the number of another. Give each its own`
    assert.deepEqual(sentences(text), [
      'undertakings.yaml, line 2: mayro is no office of people.yaml or of this file. Did you mean mayor? Correct the id',
      again(3),
      'undertakings.yaml, line 3: it is due on 2026-03-01, before its meeting on 2026-03-02. Correct a day',
      again(4),
      'undertakings.yaml, line 4: it repeats 1, which is no earlier one of this file. Correct the number',
      again(5),
      'undertakings.yaml, line 5: burglary is no measure of this area. Correct the id',
      again(6),
      'undertakings.yaml, line 6: its condition is said to be met, and it has none. Say what the condition is',
      again(7),
      'undertakings.yaml, line 7: it has something on 2026-03-01, before its meeting on 2026-03-02. Correct a day',
    ])
  })

  it('does not take evidence without a source, or a commitment without a cadence', () => {
    const [unsourced = ''] = sentences(
      `undertakings:\n${entry(', happenings: [{kind: evidence, on: 2026-03-03, words: Done}]')}`,
    )
    assert.match(unsourced, /undertakings.yaml, line 2.*source/)
    const [once = ''] = sentences(`undertakings:\n${entry('').replace('request', 'commitment')}`)
    assert.match(once, /a commitment has a cadence/)
  })
})
