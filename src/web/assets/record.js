// Keeps what is recorded of a meeting on this device until the site says that it has it: also while it does not answer.
import { answerOf, openKept } from './kept-on-device.js'

const ownForm = document.querySelector('[data-record-place]')
// The record of the meeting: this page, or the one that the form on it leads back to
const place = ownForm?.dataset.recordPlace ?? location.pathname
const box = document.querySelector('[data-record-by]')
const said = box?.querySelector('[data-record-kept]')
// Whose it is: what somebody else left here is neither shown nor sent in another's name
const by = box?.dataset.recordBy
const isPrivate = document.querySelector('[data-record-private]') !== null
const AGAIN_MS = 5000
/** What is being sent by its own press, and by nothing else. */
const underWay = new Set()
let isSending = false
/** Whether this page tells of something that is kept. */
let tellsOfKept = false

// By this name of its own the records of two devices are told apart; signing out clears it
const device = localStorage.getItem('cf-device') ?? crypto.randomUUID()
localStorage.setItem('cf-device', device)

const opened = openKept()
opened.catch(() => {})

// Done only when it is on the disk: a browser that is killed after it has it still
async function inStore(mode, act) {
  const trx = (await opened).transaction('kept', mode, { durability: 'strict' })
  const done = new Promise((resolve, reject) => {
    trx.addEventListener('complete', resolve)
    trx.addEventListener('abort', () => reject(trx.error))
  })
  const [found] = await Promise.all([answerOf(act(trx.objectStore('kept'))), done])
  return found
}

const keep = (one) => inStore('readwrite', (store) => store.add({ ...one, place, by }))
const forget = (order) => inStore('readwrite', (store) => store.delete(order))
let removed = 0
const kept = async () => {
  const all = await inStore('readonly', (store) => store.getAll())
  const others = all.filter((one) => one.by !== by)
  for (const { order } of others) await forget(order)
  removed += others.length
  return all.filter((one) => one.by === by && one.place === place && !underWay.has(one.order))
}

const inWords = (one) => `${one.hour} ${one.words.replace(/[.]$/, '')}`

async function tell(words) {
  const all = await kept().catch(() => [])
  tellsOfKept = all.length > 0
  const waiting = all.map(inWords).join('; ')
  const ofOthers =
    removed === 0
      ? ''
      : `Somebody else recorded here what was never sent (${removed}): it is removed from this device, and has to be recorded again.`
  said.textContent =
    words ?? (all.length === 0 ? ofOthers : `Kept on this device until the site answers: ${waiting}.`)
  box.hidden = said.textContent === ''
  box.querySelector('[data-record-unsent]').replaceChildren(...all.map(takenBack))
}

/** What was pressed by a slip is taken back as long as it is only here. */
function takenBack(one) {
  const button = document.createElement('button')
  button.type = 'button'
  button.className = 'govuk-button govuk-button--secondary cf-record-small'
  button.textContent = `Take back: ${inWords(one)}`
  button.addEventListener('click', async () => {
    if (underWay.has(one.order)) return
    await forget(one.order)
    await tell()
    const next = box.hidden ? document.querySelector('h1') : said
    next.tabIndex = -1
    next.focus()
  })
  const line = document.createElement('li')
  line.append(button)
  return line
}

const hourNow = () =>
  new Date().toLocaleTimeString('en-GB', { hour: '2-digit', minute: '2-digit', timeZone: 'Europe/London' })

/** Which of two this hour is, where it comes twice as the clocks go back. */
const whichNow = () =>
  new Date().toLocaleString('en-GB', { timeZoneName: 'longOffset', timeZone: 'Europe/London' }).endsWith('+01:00')
    ? '+01:00'
    : '+00:00'

const send = ({ action, fields }) =>
  fetch(action, { method: 'POST', body: new URLSearchParams(fields) })

// Taken where it leads back to the record; whoever is signed out is led elsewhere
const isTaken = (answer) => answer.ok && new URL(answer.url).pathname === place
const isSignedOut = (answer) => answer.status === 401 || answer.status === 403 || answer.ok

// It happened when it was pressed, whenever it is sent; nobody is there to be asked of it
const asKept = (one) => {
  const typed = one.fields.find(([name]) => name === 'hour')
  const hour = typed === undefined ? [['hour', one.hour]] : []
  const isAsked = one.fields.some(([name]) => name === 'which')
  const which = isAsked || (typed ?? hour[0])[1] !== one.hour ? [] : [['which', one.which]]
  return { ...one, fields: [...one.fields, ...hour, ...which, ['kept', 'yes']] }
}

async function sendKept() {
  if (isSending) return
  isSending = true
  try {
    const all = await kept()
    for (const one of all) {
      if (!(await kept()).some(({ order }) => order === one.order)) continue
      underWay.add(one.order)
      const answer = await send(asKept(one)).finally(() => underWay.delete(one.order))
      if (answer.status >= 500) return
      if (!isTaken(answer) && isSignedOut(answer)) {
        tell('Sign in again: what is kept on this device is sent then.')
        return
      }
      await forget(one.order)
      if (!answer.ok) {
        tell(`The site did not take this, so record it again: ${one.hour} ${one.words}`)
        return
      }
    }
    // Another page of this device may have sent what this one tells of, or taken it out
    if (all.length === 0 && !tellsOfKept) return
    if (ownForm === null) location.reload()
    else if (all.some((one) => one.page === location.pathname)) location.assign(place)
    else tell(all.length === 0 ? 'What was kept on this device is here no more: another page of it sent it or took it out. See what is recorded.' : undefined)
  } catch {
    tell()
  } finally {
    isSending = false
  }
}

document.addEventListener('submit', async (event) => {
  const form = event.target
  if (form.dataset.record === undefined) return
  event.preventDefault()
  const fields = new FormData(form, event.submitter)
  // Made here, so that what is sent twice is recorded once
  fields.set('id', crypto.randomUUID())
  fields.set('device', device)
  const typed = fields.get('text') ?? ''
  const pressed = form.dataset.recordWords ?? event.submitter?.textContent.trim() ?? ''
  const words = typed === '' ? pressed : `${pressed}: ${typed}`
  const now = { hour: hourNow(), which: whichNow() }
  const one = { action: form.action, fields: [...fields], ...now, words, page: location.pathname }
  let order
  try {
    if (!isPrivate) {
      order = await keep(one)
      underWay.add(order)
    }
  } catch {
    // A device that keeps nothing sends all the same
  }
  try {
    const answer = await send(one)
    if (answer.status >= 500) throw new Error('The site does not answer')
    if (!isTaken(answer) && isSignedOut(answer) && order !== undefined) {
      underWay.delete(order)
      form.reset()
      tell('Sign in again: what is kept on this device is sent then.')
      return
    }
    if (order !== undefined) await forget(order)
    // An answer's address has lost where on its page one goes on
    if (answer.ok) location.assign(isTaken(answer) ? `${answer.url}#next` : answer.url)
    else form.submit()
  } catch {
    if (order === undefined) {
      tell(
        isPrivate
          ? 'The site does not answer, and what happens in private is not kept on this device. Write it down, and record it later.'
          : 'The site does not answer, and this device cannot keep it. Write it down, and record it later.',
      )
      return
    }
    underWay.delete(order)
    form.reset()
    form.closest('[data-record-opened]')?.remove()
    tell()
  }
})

/** Forms by their addresses, fetched while the site answers. In memory alone: they may name what is not for everybody. */
const forms = new Map()
const IDLE_MS = 3000

async function fetchForms() {
  for (const { href } of document.querySelectorAll('a[data-record-open]')) {
    const answer = await fetch(href)
    const page = new DOMParser().parseFromString(await answer.text(), 'text/html')
    const form = page.querySelector('form[data-record-place]')
    const isKept = page.querySelector('[data-record-private]') === null
    if (answer.ok && form !== null && isKept) forms.set(href, form)
  }
}
if (!isPrivate && box !== null) setTimeout(() => fetchForms().catch(() => {}), IDLE_MS)

// Where the site does not answer a form opens here
document.addEventListener('click', (event) => {
  const link = event.target.closest('a[data-record-open]')
  const form = link === null ? undefined : forms.get(link.href)
  if (form === undefined || (navigator.onLine && box.hidden)) return
  event.preventDefault()
  document.querySelector('[data-record-opened]')?.remove()
  const place = document.createElement('section')
  place.dataset.recordOpened = ''
  const title = document.createElement('h2')
  title.className = 'govuk-heading-m'
  title.tabIndex = -1
  title.textContent = form.dataset.recordWords
  const copy = document.importNode(form, true)
  // Fetched some time ago: what is recorded now happens now, and not when it was fetched
  if (copy.dataset.recordNow !== undefined) {
    copy.elements.hour.setAttribute('value', hourNow())
    if (copy.elements.which !== undefined) copy.elements.which.value = whichNow()
  }
  place.append(title, copy)
  box.after(place)
  title.focus()
})

window.addEventListener('online', sendKept)
// Also where the browser shows the page again as it was left
window.addEventListener('pageshow', ({ persisted }) => persisted && tell())
setInterval(sendKept, AGAIN_MS)
tell()
sendKept()
