import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { findPerson } from './find-person.ts'
import { readPeople } from './read-people.ts'

const read = readPeople(
  new Map([
    [
      'people.yaml',
      `people:
  - {id: alan-smith, name: Cllr Alan Smith, aliases: [Mr A. J. Smith CC]}
  - {id: zoe-brontë, name: Ms Zoë Brontë}
  - {id: li-smith, name: Dr Li Smith}
`.replace('zoe-brontë', 'zoe-bronte'),
    ],
  ]),
)
if (!read.ok) throw new Error(read.problems[0]?.message)
const people = read.value

const find = (typed: string) => {
  const found = findPerson(people, typed)
  if (found.kind === 'one') return found.person.id
  return found.kind === 'none'
    ? 'none'
    : `${found.kind}: ${found.people.map(({ id }) => id).join(', ')}`
}

describe('a name as it is typed', () => {
  it('is the same person under each spelling that papers use', () => {
    const spellings = [
      'Cllr Alan Smith',
      'Councillor alan  smith',
      'Mr A.J. Smith',
      'A J Smith, CC',
    ]
    for (const typed of spellings) assert.equal(find(typed), 'alan-smith', typed)
    assert.equal(find('Zoe Bronte'), 'zoe-bronte')
    assert.equal(find('Smith, Cllr Alan'), 'alan-smith')
    assert.equal(find('Alan\u00a0Smith'), 'alan-smith')
  })

  it('only suggests where an initial or a last name is all there is', () => {
    assert.equal(find('Cllr A. Smith'), 'near: alan-smith')
    assert.equal(find('Smith'), 'near: alan-smith, li-smith')
  })

  it('is nobody where nothing fits', () => {
    assert.equal(find('Cllr Alan Smythe'), 'none')
    assert.equal(find('Cllr'), 'none')
    assert.equal(find(''), 'none')
  })
})
