import { computed, ref, watch, type ComputedRef } from 'vue'
import type { components } from '@kit/api/contract.gen'
import type { Product } from './catalogue'
import { mostOf } from './supply'

export type Variant = components['schemas']['ProductVariant']

/** Whether it can be had at this moment, as far as the shop tells everybody. */
export function isThere(variant: Variant, nowMs: number): boolean {
  return mostOf(variant, nowMs) > 0
}

/** What is chosen before anybody chose: the variant that was asked for, else the cheapest there is. */
export function firstOf({ id, variantOf, variants }: Product, nowMs: number): Variant | undefined {
  if (variantOf !== null) return variants.find((it) => it.id === id)
  const cheapest = (all: readonly Variant[]) =>
    all.reduce<Variant | undefined>((best, it) => (best && best.price <= it.price ? best : it), undefined)
  return cheapest(variants.filter((it) => isThere(it, nowMs))) ?? cheapest(variants)
}

/** The variant with these values; undefined if there is none. */
export function variantWith(variants: readonly Variant[], values: readonly string[]): Variant | undefined {
  return variants.find((it) => it.values.every((value, at) => value === values[at]))
}

/** Whether there is something to be had with this value in place of that of the option at `at`. */
export function leadsSomewhere(
  variants: readonly Variant[],
  values: readonly string[],
  at: number,
  value: string,
  nowMs: number,
): boolean {
  const found = variantWith(variants, values.with(at, value))
  return found !== undefined && isThere(found, nowMs)
}

/** Which values of a product's options are chosen. */
export interface Choosing {
  /** A code for each option. */
  readonly values: ComputedRef<readonly string[]>
  readonly variant: ComputedRef<Variant | undefined>
  choose(at: number, value: string): void
}

/** For the setup of a component. What was chosen stays chosen when the product is read again. */
export function useChoosing(product: () => Product | undefined): Choosing {
  const chosen = ref<readonly string[]>([])
  let of: string | undefined
  watch(
    product,
    (now) => {
      if (!now) return
      const fits = chosen.value.length === now.options.length
      if (of === now.id && fits) return
      of = now.id
      chosen.value = firstOf(now, Date.now())?.values ?? now.options.map(() => '')
    },
    { immediate: true, flush: 'sync' },
  )
  return {
    values: computed(() => chosen.value),
    variant: computed(() => variantWith(product()?.variants ?? [], chosen.value)),
    choose: (at, value) => (chosen.value = chosen.value.with(at, value)),
  }
}
