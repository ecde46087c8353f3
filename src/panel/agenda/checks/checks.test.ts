import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { contactDetails } from './contact-details.ts'
import { formerBodies } from './former-bodies.ts'
import { wrongMeetingDates } from './meeting-dates.ts'
import { wrongPageReferences } from './page-references.ts'
import { wrongPeriods } from './periods.ts'
import { restrictedWordsIn } from './restricted-words.ts'
import type { Words } from './words-of-paper.ts'

const paper = (...texts: string[]): readonly Words[] =>
  texts.map((text, index) => ({ text, isHeading: false, placeOf: () => `page ${index + 1}` }))

describe('the dates of meetings in a paper', () => {
  const dates = (...texts: string[]) =>
    wrongMeetingDates(paper(...texts), '2019-09-24', new Set(['2019-07-22']))

  it('are wrong where no meeting is recorded on them', () => {
    assert.deepEqual(dates('Annual Report', 'Date of meeting: 24 September 2018'), [
      {
        place: 'page 2',
        words:
          'It speaks of a meeting on 24 September 2018. This one is on 24 September 2019, and none is recorded on that day',
      },
    ])
  })

  it('are those of a front sheet too', () => {
    const [found] = dates('Subject People Zones', 'Date TUESDAY 23 SEPTEMBER 2018 – 2:00 p.m.')
    assert.match(found?.words ?? '', /^It speaks of a meeting on 23 September 2018\./)
  })

  it('are right on its own day and on that of another meeting, and other dates are no business of theirs', () => {
    assert.deepEqual(
      dates(
        'Date of meeting: 24 September 2019',
        'asked for at the meeting on 22 July 2019',
        'the arrangements were agreed at the meeting on 20 December 2012',
        'The plan was published on 1 April 2017',
      ),
      [],
    )
  })
})

describe('the time a paper is about', () => {
  const title = 'Force performance, April to June 2019'

  it('is wrong where its head names another and not that', () => {
    assert.deepEqual(wrongPeriods(paper('Force performance, January to March 2019'), title), [
      {
        place: 'page 1',
        words: `The agenda calls it “${title}”, and its own head speaks of January to March 2019`,
      },
    ])
  })

  it('is right where its head names it among others, or names none', () => {
    const both = paper('Performance for April to June 2019 against January to March 2019')
    assert.deepEqual(wrongPeriods(both, title), [])
    assert.deepEqual(wrongPeriods(paper('Force performance', '24 September 2019'), title), [])
    assert.deepEqual(wrongPeriods(paper('Performance in May 2019'), 'People Zones'), [])
  })
})

describe('the pages a paper refers to', () => {
  it('are wrong where neither it nor the pack has them', () => {
    const found = wrongPageReferences(paper('The table on page 45 and pages 12-9'), 12, 40)
    assert.deepEqual(
      found.map(({ words }) => words),
      [
        'It refers to “page 45”. It has 12 pages, and the pack ends with page 40',
        '“pages 12-9” ends before it begins',
      ],
    )
  })

  it('are right in the pack, and those of another paper are not counted', () => {
    const text = 'See pages 9 to 26, page 80 of the annual report, and Page 3 of 12'
    assert.deepEqual(wrongPageReferences(paper(text), 12, 40), [])
  })
})

describe('a body that is no longer there', () => {
  it('is found where a paper names it as if it were, once', () => {
    const found = formerBodies(
      paper('People Zones', 'HMIC found it good', 'HMIC said so'),
      '2019-09-24',
    )
    assert.deepEqual(found, [
      {
        place: 'page 2',
        words:
          'It names “HMIC”, which there was until 18 July 2017. In its place is the inspectorate of constabulary and fire and rescue services (HMICFRS)',
      },
    ])
  })

  it('is not where it was still there, is called the former one, or is part of another name', () => {
    assert.deepEqual(formerBodies(paper('HMIC found it good'), '2016-09-24'), [])
    const text =
      'HMICFRS, Her Majesty’s Inspectorate of Constabulary and Fire & Rescue Services, found it good; the former Police Authority had asked for it'
    const replaced =
      'The Independent Police Complaints Commission was replaced by the Independent Office for Police Conduct'
    assert.deepEqual(formerBodies(paper(text, replaced), '2019-09-24'), [])
  })
})

describe('how somebody is reached', () => {
  it('is found where a paper prints it, the first of each kind', () => {
    const found = contactDetails(
      paper(
        'In 2018/19 there were 16,050',
        'Tel: 0000 555 0123, (0000) 5550124',
        'a.b@example.org',
      ),
    )
    assert.deepEqual(
      found.map(({ place, words }) => `${place}: ${words}`),
      [
        'page 2: It prints a telephone number. Name a post to ask instead',
        'page 3: It prints an e-mail address. Name a post to ask instead',
      ],
    )
  })

  it('is not taken from sums of money, years and counts', () => {
    const text =
      'The grant is £880,000 of 2019-20; 0.5% of 1234567890 crimes; 01/04/2019 to 31/03/2020'
    assert.deepEqual(contactDetails(paper(text)), [])
  })
})

describe('words that may stand nowhere in the public side', () => {
  it('are found by themselves, in large letters or small', () => {
    const found = restrictedWordsIn(paper('A site', 'The mill  lane site'), ['Mill Lane', 'Site A'])
    assert.deepEqual(found, [
      {
        place: 'page 2',
        words: '“Mill Lane”, which is to stand nowhere in the public side, stands in it',
      },
    ])
  })
})
