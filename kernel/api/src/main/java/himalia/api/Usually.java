package himalia.api;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/// What a parameter is if a cell names others and leaves it out.
///
/// ```java
/// static Tensor normal_(Tensor t, @Usually("0") double mean, @Usually("1") double std)
/// // in a cell normal_(w, std=0.2) is normal_(w, 0, 0.2)
/// ```
///
/// In Java itself every argument is written.
@Documented
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.PARAMETER)
public @interface Usually {
    /// The argument, as it would be written.
    String value();
}
