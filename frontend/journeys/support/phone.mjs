/** The phone's screen, and the shop in it, as a person sees them. */
import assert from 'node:assert/strict'

/** What each app shows first when it is there. */
const FIRST = { shop: 'product-card', desk: 'home', audit: 'entries', insights: 'overview' }

/** What {@link phone} is made of. */
export function phone(page, address) {
  const at = (id) => page.getByTestId(id)
  const frame = page.frameLocator('[data-testid=app-frame]')
  const shop = (id) => frame.getByTestId(id)

  return {
    page,
    /** Something of the phone itself. */
    at,
    /** Something of the shop. */
    shop,
    frame,

    /** Takes the phone into a person's hand, and opens an app if asked; `first` is what it shows then. */
    async take(person, { app = 'shop', first = FIRST[app], ...settings } = {}) {
      const query = new URLSearchParams({ person, ...settings, ...(app && { app }) })
      await page.goto(`${address}/?${query}`)
      if (app) await shop(first).first().waitFor()
    },

    /** Puts products into the cart and goes there. */
    async fill(...products) {
      for (const product of products) {
        await card(product).getByTestId('add-to-cart').click()
        await card(product).getByTestId('quantity').waitFor()
      }
      await mainButton().click()
      await shop('cart').waitFor()
    },

    /** Presses the main button in the cart and waits for the pay sheet. */
    async checkout() {
      await mainButton().click()
      await at('pay-sheet').waitFor()
    },

    /** The order's screen once it has this status. */
    async orderIs(status) {
      const order = frame.locator(`[data-testid=order][data-status=${status}]`)
      await order.waitFor()
      return order
    },

    /** The product's card in the catalogue. */
    card,

    /** The main button, when it can be pressed. */
    mainButton,

    /** Waits until something says this. */
    async says(locator, text) {
      await locator.filter({ hasText: text }).first().waitFor()
    },
  }

  function card(product) {
    return frame.locator(`[data-testid=product-card][data-product="${product}"]`)
  }

  function mainButton() {
    return page.locator('[data-testid=app-main-button][aria-busy=false]:enabled')
  }
}

/** Whole Stars in a text such as `1,250 ★`. */
export function starsIn(text) {
  const digits = text.replace(/\D/g, '')
  assert.notEqual(digits, '', `no number in "${text}"`)
  return Number(digits)
}
