import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { readDrawn, roles, said } from './testing.ts'

const unit = (title: string, orders: string, licences: string) => `
  ${title}
  Caseload at 30 September
  Kind     | 2024 | 2025
  Orders   | ${orders}
  Licences | ${licences}`

describe('a sheet that is what the others come to', () => {
  const units = [
    unit('Ashby Delivery Unit', '284 | 301', '403 | 395'),
    unit('Brindle Delivery Unit', '180 | 176', '246 | 259'),
  ]

  it('is a total, whatever it is called and though its title says of whom it is', () => {
    const read = said(
      readDrawn(unit('Wexmoor Probation', '464 | 477', '649 | 654'), ...units),
      ({ role }) => role,
    )
    assert.equal(read['Sheet1!B4'], 'total')
    assert.equal(read['Sheet1!C5'], 'total')
    assert.equal(read['Sheet2!B4'], 'observation')
  })

  it('is none where one number is another', () => {
    const read = said(
      readDrawn(unit('Wexmoor Probation', '464 | 477', '649 | 655'), ...units),
      ({ role }) => role,
    )
    assert.equal(read['Sheet1!B4'], 'observation')
  })
})

describe('a printed page that is what the other pages come to', () => {
  it('is a total with its means too, though one of the others runs over two pages', () => {
    const read = roles(`
      Weekly response report, weeks ending 6 July to 20 July 2025
      Division: Coastal

      Week ending | Incidents | Mean wait (minutes)
      06/07/2025  | 182       | 7.5
      13/07/2025  | 206       | 9.0

      Weekly response report, weeks ending 6 July to 20 July 2025
      Division: Coastal (continued)

      Week ending | Incidents | Mean wait (minutes)
      20/07/2025  | 205       | 6.9

      Weekly response report, weeks ending 6 July to 20 July 2025
      Division: Fenland

      Week ending | Incidents | Mean wait (minutes)
      06/07/2025  | 136       | 8.2
      13/07/2025  | 132       | 8.7
      20/07/2025  | 145       | 9.2

      Weekly response report, weeks ending 6 July to 20 July 2025
      Division: both together

      Week ending | Incidents | Mean wait (minutes)
      06/07/2025  | 318       | 7.8
      13/07/2025  | 338       | 8.9
      20/07/2025  | 350       | 7.9`)
    assert.equal(read['B5'], 'observation')
    assert.equal(read['B18'], 'observation')
    assert.equal(read['B26'], 'total')
    assert.equal(read['C28'], 'total')
  })
})

describe('a page of the whole of which one sum is another', () => {
  it('is a total still, where eight agree', () => {
    const weeks = ['06/07', '13/07', '20/07', '27/07', '03/08', '10/08', '17/08', '24/08', '31/08']
    const page = (name: string, of: (at: number) => number) => `
      Division: ${name}

      Week ending | Incidents
      ${weeks.map((week, at) => `${week}/2025 | ${of(at)}`).join('\n')}
`
    const read = roles(`
      Weekly response report, weeks ending 6 July to 31 August 2025
      ${page('Coastal', (at) => 182 + at)}
      ${page('Fenland', (at) => 136 + 3 * at)}
      ${page('both', (at) => 318 + 4 * at + (at === 3 ? 1 : 0))}`)
    const own = Object.values(read)
    assert.deepEqual(own.slice(0, 18), Array(18).fill('observation'))
    assert.deepEqual(own.slice(18), Array(9).fill('total'))
  })
})

describe('an organisation whose percentages are of as many as those of the others together', () => {
  const drawn = (last: string) => `
    Constitutional standards, July 2025
    Organisation | Indicator   | Denominator | % in time
    Aldermoor    | A&E         | 8,257       | 72.1
    Beckside     | A&E         | 14,101      | 67.5
    Northbeck    | A&E         | 22,358      | 69.2
    Aldermoor    | Cancer      | 226         | 61.9
    Beckside     | Cancer      | 338         | 72.2
    Northbeck    | Cancer      | 564         | 68.1
    Aldermoor    | Diagnostics | 6,542       | 12.2
    Beckside     | Diagnostics | 11,552      | 28.9
    Northbeck    | Diagnostics | ${last}     | 22.9`

  it('is their total', () => {
    const read = roles(drawn('18,094'))
    assert.equal(read['D3'], 'observation')
    assert.equal(read['D5'], 'total')
    assert.equal(read['D11'], 'total')
    assert.equal(roles(drawn('18,095'))['D5'], 'observation')
  })
})

describe('a heading of what is aimed at', () => {
  it('is told by its last word, and by the day that a profile runs to', () => {
    for (const heading of [
      'Local trajectory',
      'Recovery trajectory 2025/26',
      'Profiled budget to 31 Oct',
      'Profile to end of October 2025',
    ]) {
      const read = roles(`
        Waits, 2025/26
        Trust     | Waits | ${heading}
        Aldermoor | 71    | 60
        Beckside  | 67    | 66`)
      assert.match(read['C3'] ?? '', /^target/, heading)
    }
    const read = roles(`
      Waits, 2025/26
      Trust     | Waits | Performance against trajectory
      Aldermoor | 71    | 60
      Beckside  | 67    | 66`)
    assert.doesNotMatch(read['C3'] ?? '', /^target/)
  })
})
