package se.lu.maxiv.sdm.support.tango;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.tango.orb.InterceptorInitializer;
import se.lu.maxiv.sdm.model.SdmException;

/** Which of two classes of one name was loaded. */
class FirstOnClassPathTest {

  @Test
  void ourInterceptorIsTheOneLoadedHere() {
    assertThatCode(FirstOnClassPath::check).doesNotThrowAnyException();
  }

  @Test
  void classOfJTangosJarIsRefusedWithBothPlaces() {
    assertThatThrownBy(
            () -> FirstOnClassPath.check(InterceptorInitializer.class, FirstOnClassPath.class))
        .isInstanceOf(SdmException.class)
        .hasMessageContaining("JTangoServer-")
        .hasMessageContaining("first on the class path");
  }
}
