package zij.command.shipping;

/** How things are sent at this moment, as decisions need it. */
@FunctionalInterface
public interface ShippingRoutes {
  Routes now();
}
