package se.lu.maxiv.sdm.harness;

import java.util.Map;
import java.util.function.Function;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.junit.jupiter.api.extension.TestExecutionExceptionHandler;

/** What {@link TangoTest} stands for: JUnit's view of the private Tango control system. */
final class TangoExtension
    implements BeforeAllCallback, ParameterResolver, TestExecutionExceptionHandler {
  private static final Namespace NAMESPACE = Namespace.create(TangoExtension.class);

  private static final Map<Class<?>, Function<TangoWorld, Object>> PARAMETERS =
      Map.of(
          TangoWorld.class, world -> world,
          PrivateTango.class, TangoWorld::tango,
          Python.class, TangoWorld::python);

  // JUnit makes it by reflection.
  TangoExtension() {}

  @Override
  public void beforeAll(ExtensionContext context) {
    Class<?> testClass = context.getRequiredTestClass();
    PrivateTango tango = tango(context);
    context.getStore(NAMESPACE).put(TangoWorld.class, new TangoWorld(tango, testClass));
  }

  @Override
  public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
    return PARAMETERS.containsKey(parameter.getParameter().getType());
  }

  @Override
  public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
    TangoWorld world = world(context);
    return PARAMETERS.getOrDefault(parameter.getParameter().getType(), other -> other).apply(world);
  }

  /** Adds what the servers printed to the failure, where whoever reads it looks first. */
  @Override
  public void handleTestExecutionException(ExtensionContext context, Throwable failure)
      throws Throwable {
    String logs = world(context).logs();
    if (!logs.isEmpty()) {
      failure.addSuppressed(new IllegalStateException("The servers said:" + logs));
    }
    throw failure;
  }

  private static TangoWorld world(ExtensionContext context) {
    return context.getStore(NAMESPACE).get(TangoWorld.class, TangoWorld.class);
  }

  private static PrivateTango tango(ExtensionContext context) {
    return context
        .getRoot()
        .getStore(NAMESPACE)
        .getOrComputeIfAbsent(
            PrivateTango.class, key -> PrivateTango.start().useInThisJvm(), PrivateTango.class);
  }
}
