package se.lu.maxiv.sdm.proposalsync.core;

/** Who watches a run and may end it. */
public interface Progress {
  /** Nobody. */
  Progress NONE =
      new Progress() {
        @Override
        public void tried(int changes, int of) {}

        @Override
        public boolean isAborted() {
          return false;
        }
      };

  /** So many changes of so many have been tried. */
  void tried(int changes, int of);

  /** Asked before each object: whether to end here. */
  boolean isAborted();
}
