// What is kept on this device goes with a sign-out, also where the site does not answer it.
import { answerOf, NAME, openKept } from './kept-on-device.js'

/** Asks of what the pages of a meeting kept; `undefined` where they never kept anything. */
async function ofKept(mode, act) {
  const all = await indexedDB.databases()
  if (!all.some(({ name }) => name === NAME)) return undefined
  const database = await openKept()
  const found = await answerOf(act(database.transaction('kept', mode).objectStore('kept')))
  database.close()
  return found
}

async function tellUnsent() {
  const count = await ofKept('readonly', (store) => store.count())
  const said = document.querySelector('[data-unsent]')
  if (!count) return
  said.textContent = `What was recorded of a meeting on this device is not sent yet (${count}). Signing out erases it here: open the record of the meeting first, where it is sent.`
  said.hidden = false
}

for (const form of document.querySelectorAll('form[action*="sign-out"]')) {
  form.addEventListener('submit', async (event) => {
    event.preventDefault()
    await ofKept('readwrite', (store) => store.clear()).catch(() => {})
    localStorage.clear()
    form.submit()
  })
}
tellUnsent().catch(() => {})
