package zij.server.doctor;

import java.util.List;

/** Looks at something. Bounds what it waits for, and changes nothing. */
interface Look {
  /** One finding for each thing that it looked at. */
  List<Finding> look() throws Exception;
}
