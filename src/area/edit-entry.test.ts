import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { parse } from 'yaml'
import { addEntry, changeEntry, dropEntry, readEntry } from './edit-entry.ts'

const file = `# What happened.
events:
  # The first of them
  - id: floods
    name: Floods of 2019 # as the paper has it
    from: '2019-11-01'
    scope: { measures: all }
    note: >-
      Many words that go on over more than one line of the file, so that they are
      folded.

  - id: heat
    name: Heat
    from: '2022-07-18'
`

describe('an entry of a file of data', () => {
  it('is changed, and all else stays to the letter, comments too', () => {
    assert.equal(
      changeEntry(file, 'events', 'heat', { name: 'The heat of 2022' }),
      file.replace('name: Heat', 'name: The heat of 2022'),
    )
    const changed = changeEntry(file, 'events', 'floods', { from: '2019-11-07' })
    assert.equal(
      changed?.replace(' folded.', '\n      folded.'),
      file.replace('2019-11-01', '2019-11-07'),
    )
  })

  it('is changed only in what is otherwise: a field can be added or taken out', () => {
    const changed = changeEntry(file, 'events', 'heat', { name: undefined, to: '2022-07-19' }) ?? ''
    assert.equal(
      changed,
      file
        .replace('    name: Heat\n', '')
        .replace("'2022-07-18'\n", "'2022-07-18'\n    to: 2022-07-19\n"),
    )
  })

  it('is added at the end, with a blank line before it', () => {
    const added = addEntry(file, 'events', {
      id: 'snow',
      name: 'Snow: much',
      scope: { measures: ['all-crime'] },
    })
    assert.equal(
      added,
      `${file}\n  - id: snow\n    name: "Snow: much"\n    scope:\n      measures:\n        - all-crime\n`,
    )
  })

  it('is added to a list that is empty, or on one line', () => {
    for (const text of ['# None yet\nevents: []\n', '# None yet\nevents: [{ id: one }]\n']) {
      const added = addEntry(text, 'events', { id: 'snow' })
      assert.match(added, /^# None yet/)
      assert.deepEqual(readEntry(added, 'events', 'snow'), { id: 'snow' })
    }
  })

  it('is taken out with the blank line after it, the first, the last and the only one', () => {
    assert.deepEqual(parse(dropEntry(file, 'events', 'floods') ?? '').events.length, 1)
    assert.match(dropEntry(file, 'events', 'floods') ?? '', /^# What happened\./)
    const one = dropEntry(file, 'events', 'heat') ?? ''
    assert.deepEqual(parse(one).events.length, 1)
    assert.deepEqual(parse(dropEntry(one, 'events', 'floods') ?? ''), { events: [] })
    assert.equal(dropEntry(file, 'events', 'none'), undefined)
  })

  it('is changed where it is on one line, or more follows the list', () => {
    const text = 'events:\n- { id: one, name: A }\n- { id: two, name: B }\nmore: 1\n'
    assert.equal(
      changeEntry(text, 'events', 'two', { name: 'C' }),
      text.replace('name: B', 'name: C'),
    )
    assert.deepEqual(parse(addEntry(text, 'events', { id: 'three' })), {
      events: [{ id: 'one', name: 'A' }, { id: 'two', name: 'B' }, { id: 'three' }],
      more: 1,
    })
  })
})
