package se.lu.maxiv.sdm.harness;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * A test class that runs on a private Tango control system: one database per JVM, started by the
 * first such class and closed after the last. Tests take a {@link TangoWorld}, a {@link
 * PrivateTango} or a {@link Python} as parameter.
 */
@Documented
@Inherited
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
@ExtendWith(TangoExtension.class)
public @interface TangoTest {}
