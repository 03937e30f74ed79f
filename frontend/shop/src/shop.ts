import type { Memory } from '@kit/host/storage'
import { inject, type InjectionKey } from 'vue'
import { createConnection, type Connection } from '@kit/api/client'
import type { Host } from '@kit/host/host'
import type { Currency } from '@kit/text/formats'
import { createLocale, type Locale } from '@kit/text/locale'
import { createCart, type Cart } from './cart'
import { syncCart, type CartSync } from './cartSync'
import { createCatalogue, type Catalogue } from './catalogue'
import { createArticles, type Articles } from './articles'
import { createCheckout, starOrders, type Checkout } from './checkout'
import { createGiving, type Giving } from './giving'
import { createFeed, type Feed } from './feed'
import { createPost, type Post } from './post'
import { createPrice, type Price } from './price'
import { createTerms, type Terms } from './terms'
import { startVisit } from '@kit/telemetry/visit'
import type { Telemetry } from '@kit/telemetry/telemetry'
import { en, type ShopText } from './text/en'

/** Everything the screens of the shop share; one per page load. */
export interface Shop {
  readonly host: Host
  readonly connection: Connection
  readonly locale: Locale<ShopText>
  readonly catalogue: Catalogue
  readonly cart: Cart
  readonly cartSync: CartSync
  readonly price: Price
  readonly giving: Giving
  readonly checkout: Checkout
  readonly feed: Feed
  readonly articles: Articles
  /** What is sent by post; it never meets what is paid with Stars. */
  readonly post: Readonly<Record<Currency, Post>>
  readonly terms: Terms
  readonly telemetry: Telemetry
}

export const SHOP: InjectionKey<Shop> = Symbol('shop')

export function useShop(): Shop {
  const shop = inject(SHOP)
  if (!shop) throw new Error('useShop is for components below the shop')
  return shop
}

/** Opens the shop for the launched user; what it keeps on the device is kept per user. */
export async function createShop(host: Host, storage: Memory): Promise<Shop> {
  const { initData, user } = host.launch
  const locale = await createLocale<ShopText>(
    {
      en: async () => en,
      ru: async () => (await import('./text/ru')).ru,
      uz: async () => (await import('./text/uz')).uz,
      kk: async () => (await import('./text/kk')).kk,
    },
    user.languageCode,
    storage,
    document,
  )
  const telemetry = startVisit('shop', host.launch, () => locale.language)
  const connection = createConnection(initData, () => locale.language, telemetry)
  const feed = createFeed(connection)
  const keep = (what: string) => `zij.shop.${user.id}.${what}`
  const cart = createCart(storage, keep('cart'))
  const { api } = connection
  const checkout = createCheckout({ port: starOrders(api), host, feed, storage, key: keep('checkout') })
  const postal = { api, host, feed, storage, keep }
  const isOrdering = () => ['placing', 'unanswered'].includes(checkout.state.value.kind)
  return {
    host,
    connection,
    locale,
    catalogue: createCatalogue(api, locale),
    cart,
    cartSync: syncCart(cart, api, storage, keep('cart.unsent'), isOrdering),
    price: createPrice(api, cart, storage, keep('code')),
    giving: createGiving(),
    checkout,
    feed,
    articles: createArticles(api, locale),
    post: { UZS: createPost('UZS', postal), KZT: createPost('KZT', postal) },
    terms: createTerms(api, locale),
    telemetry,
  }
}
