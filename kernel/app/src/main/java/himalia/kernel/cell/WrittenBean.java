package himalia.kernel.cell;

import java.awt.Image;
import java.beans.BeanDescriptor;
import java.beans.BeanInfo;
import java.beans.EventSetDescriptor;
import java.beans.IndexedPropertyDescriptor;
import java.beans.IntrospectionException;
import java.beans.MethodDescriptor;
import java.beans.PropertyDescriptor;
import java.lang.reflect.Method;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// What `java.beans` says of a class, of those methods that are written as public.
final class WrittenBean implements BeanInfo {
    private final BeanInfo found;
    private final PropertyDescriptor[] properties;
    private final MethodDescriptor[] methods;

    private WrittenBean(BeanInfo found) throws IntrospectionException {
        this.found = found;
        PropertyDescriptor[] all = found.getPropertyDescriptors();
        for (PropertyDescriptor one : all) {
            if (isHidden(one.getReadMethod())) {
                one.setReadMethod(null);
            }
            if (isHidden(one.getWriteMethod())) {
                one.setWriteMethod(null);
            }
        }
        properties = Arrays.stream(all)
                .filter(one -> one.getReadMethod() != null
                        || one.getWriteMethod() != null
                        || one instanceof IndexedPropertyDescriptor)
                .toArray(PropertyDescriptor[]::new);
        methods = Arrays.stream(found.getMethodDescriptors())
                .filter(one -> !isHidden(one.getMethod()))
                .toArray(MethodDescriptor[]::new);
    }

    static BeanInfo of(BeanInfo found) throws IntrospectionException {
        return found.getBeanDescriptor().getBeanClass().getClassLoader() instanceof CodeLoader
                ? new WrittenBean(found)
                : found;
    }

    private static boolean isHidden(@Nullable Method method) {
        return method != null && !AsWritten.isPublic(method);
    }

    @Override
    public BeanDescriptor getBeanDescriptor() {
        return found.getBeanDescriptor();
    }

    @Override
    public EventSetDescriptor[] getEventSetDescriptors() {
        return found.getEventSetDescriptors();
    }

    @Override
    public int getDefaultEventIndex() {
        return found.getDefaultEventIndex();
    }

    @Override
    public PropertyDescriptor[] getPropertyDescriptors() {
        return properties.clone();
    }

    @Override
    public int getDefaultPropertyIndex() {
        return found.getDefaultPropertyIndex();
    }

    @Override
    public MethodDescriptor[] getMethodDescriptors() {
        return methods.clone();
    }

    @Override
    public BeanInfo @Nullable [] getAdditionalBeanInfo() {
        return found.getAdditionalBeanInfo();
    }

    @Override
    public @Nullable Image getIcon(int kind) {
        return found.getIcon(kind);
    }
}
