import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { matterInWords, stageInWords } from './matter-in-words.ts'
import { constitutionOf } from './testing-rules.ts'

const northmere = constitutionOf('test/fixtures/areas/northmere')
const saltwell = constitutionOf('test/fixtures/areas/saltwell')

describe('what a motion would veto, by its words', () => {
  const of = (words: string, area = northmere) => matterInWords(area, words)

  it('is the matter that it names', () => {
    assert.deepEqual(of('That the proposed precept be vetoed.'), { matter: 'precept' })
    assert.deepEqual(of('That the panel veto the precept as too high'), { matter: 'precept' })
    assert.deepEqual(of('To veto the appointment of the Chief Constable'), {
      matter: 'chief-constable',
    })
    assert.deepEqual(of('That the panel exercise its veto of the precept'), { matter: 'precept' })
  })

  it('is a veto also where the words do not say of what, or of what no rule knows', () => {
    assert.deepEqual(of('That the proposed appointment be vetoed.'), { matter: undefined })
    assert.deepEqual(of('That the appointment of the Deputy Chief Constable be vetoed.'), {
      matter: undefined,
    })
  })

  it('is a question of the panel’s own, where the motion would have it so', () => {
    assert.deepEqual(of('That the articles on debate be suspended for this meeting.'), {
      matter: 'suspend-articles',
    })
    assert.equal(of('That the articles on debate be read aloud at this meeting.'), undefined)
    assert.equal(of('That parking be suspended for this meeting.'), undefined)
  })

  it('is none where the motion speaks of a veto and makes none', () => {
    for (const words of [
      'That the precept be not vetoed.',
      'That the panel does not veto the precept',
      'That members consider whether the precept be vetoed.',
      'That the veto procedure be explained at the next meeting.',
      'That the power of veto be reviewed.',
      'That the precept be supported.',
      '',
    ]) {
      assert.equal(of(words), undefined, words)
    }
  })

  it('is what a vote on it brings about, by the words of the rules', () => {
    assert.deepEqual(of('That the draft budget be amended by taking £50,000 from fleet.'), {
      matter: 'budget',
    })
    assert.equal(of('That the timetable of the draft budget be noted.'), undefined)
    assert.deepEqual(of('That the fire and rescue plan be sent back.', saltwell), {
      matter: 'fire-plan',
    })
    assert.deepEqual(of('That the deputy be refused.', saltwell), { matter: 'deputy' })
    assert.equal(of('That the deputy’s request be refused.', saltwell), undefined)
  })

  it('is at the stage that the words name', () => {
    assert.equal(
      stageInWords(northmere, 'precept', 'That the revised precept be vetoed'),
      'revised',
    )
    assert.equal(stageInWords(northmere, 'precept', 'That the precept be vetoed'), undefined)
  })
})
