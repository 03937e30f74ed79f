import { ref, type Ref } from 'vue'

/** As the shop takes it. */
export const MESSAGE_MAX = 200

/** Whether what is in the cart is for somebody else, and what its buyer writes to them. */
export interface Giving {
  readonly on: Ref<boolean>
  readonly message: Ref<string>
  /** What an order says of it: a message, which may be empty; undefined if it is no gift. */
  wish(): string | undefined
  /** The next cart is one's own again. */
  done(): void
}

export function createGiving(): Giving {
  const on = ref(false)
  const message = ref('')
  return {
    on,
    message,
    wish: () => (on.value ? message.value.trim() : undefined),
    done() {
      on.value = false
      message.value = ''
    },
  }
}
