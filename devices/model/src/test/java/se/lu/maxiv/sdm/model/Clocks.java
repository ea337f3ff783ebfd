package se.lu.maxiv.sdm.model;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaMethodCall;
import java.util.Set;

/** What reads the clock of the machine. */
final class Clocks {
  private static final Set<String> OF_TIME = Set.of("now", "system", "systemUTC", "systemDefault");
  private static final Set<String> OF_SYSTEM =
      Set.of("currentTimeMillis", "nanoTime", "getenv", "getProperty");

  static final DescribedPredicate<JavaMethodCall> READ =
      DescribedPredicate.describe("reads the machine's clock or settings", Clocks::isOne);

  private Clocks() {}

  private static boolean isOne(JavaMethodCall call) {
    String owner = call.getTargetOwner().getPackageName();
    String method = call.getTarget().getName();
    boolean ofTime =
        owner.equals("java.time") && (OF_TIME.contains(method) || method.startsWith("tick"));
    return ofTime
        || (call.getTargetOwner().isEquivalentTo(System.class) && OF_SYSTEM.contains(method));
  }
}
