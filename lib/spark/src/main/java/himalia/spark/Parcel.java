package himalia.spark;

import himalia.nn.Buffer;
import himalia.nn.Parameter;
import himalia.optim.Optimizer;
import himalia.tensor.Tensor;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.io.ObjectStreamClass;
import java.io.Serializable;
import java.io.UncheckedIOException;
import java.lang.reflect.Array;
import java.lang.reflect.Constructor;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Collection;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/// Models and what they hold as bytes, for a process that has the same classes: layers are not `Serializable`,
/// and need not be, as their fields are read and set one by one. What is shared stays shared: the optimizer's
/// parameters are those of the layers.
///
/// Functions are sent by what they are known as: a serializable one by Java's own way, others as the constant
/// of their class that they are, such as an activation in the table of all.
final class Parcel {
    private static final int NULL = 0;
    private static final int KNOWN = 1;
    private static final int JAVA = 2;
    private static final int TENSOR = 3;
    private static final int LIST = 4;
    private static final int SET = 5;
    private static final int MAP = 6;
    private static final int BY_IDENTITY = 7;
    private static final int ARRAY = 8;
    private static final int RECORD = 9;
    private static final int OBJECT = 10;
    private static final int CONSTANT = 11;
    private static final int IDENTITY = 12;

    /// What belongs to a training of this process, or has done its work when a model has its weights.
    private static final Set<String> STAYS = Set.of(
            "himalia.train.Fit", "himalia.train.History", "himalia.train.Optimizers$Rule", "himalia.train.Initializer");

    private Parcel() {}

    /// @throws SparkProblem if something cannot be sent; the message names it
    static byte[] pack(Object object) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (DataOutputStream out = new DataOutputStream(bytes)) {
            new Writer(out).write(object, object.getClass().getSimpleName());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
        return bytes.toByteArray();
    }

    static <T> T unpack(Class<T> type, byte[] bytes) {
        try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes))) {
            return type.cast(java.util.Objects.requireNonNull(new Reader(in).read()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }

    /// The fields of an object, those of what it extends first.
    private static List<Field> fields(Class<?> type) {
        List<Field> all = new ArrayList<>();
        for (Class<?> c = type; c != Object.class; c = c.getSuperclass()) {
            List<Field> own = new ArrayList<>();
            for (Field field : c.getDeclaredFields()) {
                if (!Modifier.isStatic(field.getModifiers())) {
                    field.setAccessible(true);
                    own.add(field);
                }
            }
            all.addAll(0, own);
        }
        return all;
    }

    private static boolean isOurs(Class<?> type) {
        return type.getClassLoader() != null && type.getClassLoader() != ClassLoader.getPlatformClassLoader();
    }

    private static final class Writer {
        private final DataOutputStream out;
        private final Map<Object, Integer> known = new IdentityHashMap<>();

        Writer(DataOutputStream out) {
            this.out = out;
        }

        /// @param where its place, for the message
        void write(@Nullable Object object, String where) throws IOException, ReflectiveOperationException {
            if (object == null) {
                out.writeByte(NULL);
                return;
            }
            Integer before = known.putIfAbsent(object, known.size());
            if (before != null) {
                out.writeByte(KNOWN);
                out.writeInt(before);
                return;
            }
            switch (object) {
                case Tensor tensor -> tensor(tensor);
                case IdentityHashMap<?, ?> map -> map(BY_IDENTITY, map, where);
                case Map<?, ?> map -> map(MAP, map, where);
                case List<?> list -> all(LIST, list, where);
                case Set<?> set -> all(SET, set, where);
                case Object[] array -> {
                    out.writeByte(ARRAY);
                    out.writeUTF(array.getClass().getComponentType().getName());
                    out.writeInt(array.length);
                    for (int i = 0; i < array.length; i++) {
                        write(array[i], where + "[" + i + "]");
                    }
                }
                default -> other(object, where);
            }
        }

        private void all(int kind, Collection<?> items, String where) throws IOException, ReflectiveOperationException {
            out.writeByte(kind);
            out.writeInt(items.size());
            for (Object item : items) {
                write(item, where);
            }
        }

        private void map(int kind, Map<?, ?> map, String where) throws IOException, ReflectiveOperationException {
            out.writeByte(kind);
            out.writeInt(map.size());
            for (Map.Entry<?, ?> entry : map.entrySet()) {
                write(entry.getKey(), where);
                write(entry.getValue(), where + "." + entry.getKey());
            }
        }

        private void tensor(Tensor tensor) throws IOException {
            out.writeByte(TENSOR);
            out.writeByte(tensor instanceof Parameter ? 1 : tensor instanceof Buffer ? 2 : 0);
            out.writeBoolean(tensor.requiresGrad());
            java(tensor.detach());
        }

        private void java(Object value) throws IOException {
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            try (ObjectOutputStream objects = new ObjectOutputStream(bytes)) {
                objects.writeObject(value);
            }
            out.writeInt(bytes.size());
            bytes.writeTo(out);
        }

        private void other(Object object, String where) throws IOException, ReflectiveOperationException {
            Class<?> type = object.getClass();
            Constant constant = Constant.of(object);
            if (constant != null) {
                out.writeByte(CONSTANT);
                java(constant);
            } else if (type == UnaryOperator.identity().getClass()) {
                out.writeByte(IDENTITY);
            } else if (object instanceof Serializable && (type.isHidden() || !isOurs(type) || object instanceof Enum)) {
                out.writeByte(JAVA);
                try {
                    java(object);
                } catch (java.io.NotSerializableException e) {
                    throw cannot(object, where);
                }
            } else if (type.isHidden() || !isOurs(type)) {
                throw cannot(object, where);
            } else if (object instanceof Record) {
                out.writeByte(RECORD);
                out.writeUTF(type.getName());
                for (RecordComponent part : type.getRecordComponents()) {
                    Method accessor = part.getAccessor();
                    accessor.setAccessible(true);
                    write(accessor.invoke(object), where + "." + part.getName());
                }
            } else {
                out.writeByte(OBJECT);
                out.writeUTF(type.getName());
                for (Field field : fields(type)) {
                    Object value = STAYS.contains(field.getType().getName()) ? null : field.get(object);
                    write(value, where + "." + field.getName());
                }
            }
        }

        private static SparkProblem cannot(Object object, String where) {
            boolean isFunction =
                    object.getClass().isHidden() || object.getClass().isSynthetic();
            return new SparkProblem("Spark.fit: the model cannot be sent to the executors: " + where + " holds "
                    + (isFunction ? "a function" : "a `" + object.getClass().getSimpleName() + "`")
                    + ", and that stays in this process.\nHint: "
                    + (isFunction
                            ? "a method of the layer does the same and goes along."
                            : "make it where it is used, or leave it out of the model."));
        }
    }

    private static final class Reader {
        private final DataInputStream in;
        private final List<@Nullable Object> known = new ArrayList<>();

        Reader(DataInputStream in) {
            this.in = in;
        }

        @Nullable
        Object read() throws IOException, ReflectiveOperationException {
            int kind = in.readByte();
            if (kind == NULL) {
                return null;
            } else if (kind == KNOWN) {
                return known.get(in.readInt());
            }
            int place = known.size();
            known.add(null);
            return switch (kind) {
                case JAVA -> keep(place, java());
                case TENSOR -> keep(place, tensor());
                case LIST -> items(keep(place, new ArrayList<>()));
                case SET -> items(keep(place, new LinkedHashSet<>()));
                case MAP -> entries(keep(place, new LinkedHashMap<>()));
                case BY_IDENTITY -> entries(keep(place, new IdentityHashMap<>()));
                case ARRAY -> {
                    Class<?> type = type(in.readUTF());
                    Object[] array = keep(place, (Object[]) Array.newInstance(type, in.readInt()));
                    for (int i = 0; i < array.length; i++) {
                        array[i] = read();
                    }
                    yield array;
                }
                case RECORD -> keep(place, record(type(in.readUTF())));
                case CONSTANT -> keep(place, ((Constant) java()).value());
                case IDENTITY -> keep(place, UnaryOperator.identity());
                default -> object(place, type(in.readUTF()));
            };
        }

        private <T> T keep(int place, T object) {
            known.set(place, object);
            return object;
        }

        private <T extends Collection<@Nullable Object>> T items(T all)
                throws IOException, ReflectiveOperationException {
            int n = in.readInt();
            for (int i = 0; i < n; i++) {
                all.add(read());
            }
            return all;
        }

        private <T extends Map<@Nullable Object, @Nullable Object>> T entries(T all)
                throws IOException, ReflectiveOperationException {
            int n = in.readInt();
            for (int i = 0; i < n; i++) {
                Object key = read();
                all.put(key, read());
            }
            return all;
        }

        private static Class<?> type(String name) throws ClassNotFoundException {
            return Class.forName(name, true, Thread.currentThread().getContextClassLoader());
        }

        private Object java() throws IOException, ClassNotFoundException {
            byte[] bytes = in.readNBytes(in.readInt());
            try (ObjectInputStream objects = new Objects(new ByteArrayInputStream(bytes))) {
                return objects.readObject();
            }
        }

        private Tensor tensor() throws IOException, ClassNotFoundException {
            int kind = in.readByte();
            boolean learns = in.readBoolean();
            Tensor plain = (Tensor) java();
            if (kind == 2) {
                return new Buffer(plain);
            }
            Tensor tensor = kind == 1 ? new Parameter(plain) : plain;
            return tensor.requiresGrad() == learns ? tensor : tensor.requiresGrad_(learns);
        }

        private Object record(Class<?> type) throws IOException, ReflectiveOperationException {
            RecordComponent[] parts = type.getRecordComponents();
            Class<?>[] types = new Class<?>[parts.length];
            @Nullable Object[] values = new Object[parts.length];
            for (int i = 0; i < parts.length; i++) {
                types[i] = parts[i].getType();
                values[i] = read();
            }
            Constructor<?> constructor = type.getDeclaredConstructor(types);
            constructor.setAccessible(true);
            return constructor.newInstance(values);
        }

        private Object object(int place, Class<?> type) throws IOException, ReflectiveOperationException {
            Object made = keep(place, empty(type));
            for (Field field : fields(type)) {
                Object value = read();
                if (value != null || !field.getType().isPrimitive()) {
                    field.set(made, value);
                }
            }
            return made;
        }

        /// An object that no constructor has seen, as Java's own deserialization makes it.
        private static Object empty(Class<?> type) throws ReflectiveOperationException {
            Class<?> factory = Class.forName("sun.reflect.ReflectionFactory");
            Object own = factory.getMethod("getReflectionFactory").invoke(null);
            Constructor<?> maker =
                    (Constructor<?>) factory.getMethod("newConstructorForSerialization", Class.class, Constructor.class)
                            .invoke(own, type, Object.class.getDeclaredConstructor());
            return maker.newInstance();
        }
    }

    /// Finds the classes of cells, too.
    private static final class Objects extends ObjectInputStream {
        Objects(InputStream in) throws IOException {
            super(in);
        }

        @Override
        protected Class<?> resolveClass(ObjectStreamClass type) throws IOException, ClassNotFoundException {
            try {
                return Class.forName(
                        type.getName(), false, Thread.currentThread().getContextClassLoader());
            } catch (ClassNotFoundException e) {
                return super.resolveClass(type); // the primitive types
            }
        }
    }

    /// An object that a class has in a static field, or in a map in one.
    private record Constant(
            String owner, String field, @Nullable String key) implements Serializable {
        static @Nullable Constant of(Object object) throws ReflectiveOperationException {
            Class<?> type = object.getClass();
            if (!type.isHidden() && !(object instanceof Record)) {
                return null;
            }
            String host = type.getName().replaceFirst("\\$\\$Lambda.*", "");
            if (!host.startsWith("himalia.")) {
                return null;
            }
            Class<?> owner = Class.forName(host, true, type.getClassLoader());
            List<Class<?>> owners = new ArrayList<>(List.of(owner));
            owners.addAll(List.of(owner.getDeclaredClasses()));
            for (Class<?> one : owners) {
                for (Field field : one.getDeclaredFields()) {
                    if (!Modifier.isStatic(field.getModifiers())
                            || field.getType().isPrimitive()) {
                        continue;
                    }
                    field.setAccessible(true);
                    Object value = field.get(null);
                    if (value == object) {
                        return new Constant(one.getName(), field.getName(), null);
                    } else if (value instanceof Map<?, ?> map) {
                        for (Map.Entry<?, ?> entry : map.entrySet()) {
                            if (entry.getValue() == object && entry.getKey() instanceof String key) {
                                return new Constant(one.getName(), field.getName(), key);
                            }
                        }
                    }
                }
            }
            return null;
        }

        Object value() throws ReflectiveOperationException {
            Field at =
                    Class.forName(owner, true, Optimizer.class.getClassLoader()).getDeclaredField(field);
            at.setAccessible(true);
            Object value = at.get(null);
            return java.util.Objects.requireNonNull(
                    key == null || value == null ? value : ((Map<?, ?>) value).get(key),
                    "a constant of the same library");
        }
    }
}
