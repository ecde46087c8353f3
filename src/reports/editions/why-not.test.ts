import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { accept, refuse } from '#shared/index.ts'
import type { Edition, Matter } from './edition.ts'
import { type Looked, whyNotPublished } from './why-not.ts'

const ada = { by: 'account-ada', at: '2026-12-01T09:00:00Z' }

const draft: Edition = {
  ...{ report: 'performance', period: '2026-27-Q1', number: 1, state: 'draft', begun: ada },
  ...{ corrects: undefined, found: [], accepted: new Map(), submitted: undefined },
  ...{ sentBack: undefined, approved: undefined, published: undefined },
  ...{ approvedLater: undefined, withdrawn: undefined, authors: new Set(['account-ada']) },
}

const clean: Looked = {
  ...{
    matters: [],
    missing: [],
    digest: 'd1',
    moved: [],
    unreleased: [],
    unapproved: [],
    isUnchanged: false,
  },
}

const finding: Matter = { kind: 'finding', mark: 'f1', words: '“It rose.” It fell.' }
const breach: Matter = { kind: 'breach', mark: 'b1', words: 'Burglary: May 2026 was high.' }
const small: Matter = { kind: 'small-number', mark: 's1', words: 'Rape, Eastholm, 2026-05: 3' }

const codes = (edition: Edition, looked: Looked, approver?: string) =>
  whyNotPublished(edition, accept(looked), approver).map(({ code }) => code)

describe('why an edition cannot be published', () => {
  it('is nothing where nothing is open', () => {
    assert.deepEqual(codes(draft, clean), [])
  })

  it('is each finding, each unusual month without a reason and each small number that is open', () => {
    const matters = [finding, breach, small]
    assert.deepEqual(codes(draft, { ...clean, matters }), ['finding', 'breach', 'small-number'])
    const accepted = new Map([['b1', { ...ada, reason: 'The force was asked.' }]])
    assert.deepEqual(codes({ ...draft, accepted }, { ...clean, matters }), [
      'finding',
      'small-number',
    ])
  })

  it('is a commentary that has to be there and is not', () => {
    const [reason] = whyNotPublished(draft, accept({ ...clean, missing: ['Crime'] }))
    assert.equal(reason?.message, 'There is no commentary on Crime, which must have some. Write it')
  })

  it('is a figure that is not released, against which nothing helps but to release it', () => {
    const [reason] = whyNotPublished(draft, accept({ ...clean, unreleased: ['Burglary, 2026-05'] }))
    assert.equal(
      reason?.message,
      'Burglary, 2026-05 is not released. Release it first, or with this edition',
    )
    assert.equal(reason?.canBeForced, false)
  })

  it('is that it says something else than was submitted, or that a figure of it moved since', () => {
    const submitted = { ...ada, asAt: '2026-12-01', digest: 'd1' }
    const checked: Edition = { ...draft, state: 'checked', submitted }
    assert.deepEqual(codes(checked, clean), [])
    assert.deepEqual(codes(checked, { ...clean, digest: 'd2' }), ['changed'])
    assert.deepEqual(codes(checked, { ...clean, moved: ['Burglary was 3 and is 4 now'] }), [
      'moved',
    ])
  })

  it('is, for whoever had a hand in it, that somebody else has to approve it', () => {
    assert.deepEqual(codes(draft, clean, 'account-ada'), ['own'])
    assert.deepEqual(codes(draft, clean, 'account-bo'), [])
  })

  it('is that a correction corrects nothing', () => {
    const corrects = { of: 1, changed: 'A sum', why: 'It was wrong' }
    assert.deepEqual(codes({ ...draft, corrects }, { ...clean, isUnchanged: true }), ['unchanged'])
  })

  it('is all that keeps the report from being built', () => {
    const [reason] = whyNotPublished(draft, refuse('no-figures', 'No figure is held'))
    const what = 'No figure is held'
    assert.deepEqual(reason, { code: 'no-figures', what, message: what, canBeForced: false })
  })
})
