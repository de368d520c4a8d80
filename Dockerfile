# JupyterLab with Himalia:
#   docker build --tag himalia .
#   docker run --rm --publish 127.0.0.1:8888:8888 himalia

# The first stage makes the package; only that goes on.
FROM maven:3-eclipse-temurin-25 AS build
RUN apt-get update && apt-get install --yes --no-install-recommends python3 python3-venv
COPY . /himalia
WORKDIR /himalia
RUN ./lab wheel

FROM eclipse-temurin:25-jdk
RUN apt-get update && apt-get install --yes --no-install-recommends python3-venv fontconfig fonts-dejavu-core && rm -rf /var/lib/apt/lists/*
COPY --from=build /himalia/dist /opt/dist
RUN python3 -m venv /opt/himalia
RUN /opt/himalia/bin/pip install --no-cache-dir /opt/dist/himalia-*.whl
RUN useradd --create-home --shell /bin/bash student
USER student
WORKDIR /home/student
ENV PATH=/opt/himalia/bin:$PATH
RUN himalia notebooks .
RUN himalia quick-start
RUN himalia doctor
EXPOSE 8888
CMD ["jupyter", "lab", "--ip=0.0.0.0", "--port=8888", "--no-browser", "notebooks"]
